using System.Globalization;
using System.Text.RegularExpressions;

namespace LiveView.Media.Ingest;

/// <summary>Where somebody pushes over SRT: <c>srt://host:port</c>. The host is what the pusher dials; each source has a port of its own.</summary>
public sealed partial record SrtAddress : SourceAddress
{
    private const int LeastPort = 1024;

    private SrtAddress(int port) => Port = port;

    /// <summary>UDP port, 1024 to 65535.</summary>
    public int Port { get; }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static new SrtAddress Parse(string text) =>
        Form().Match(text) is { Success: true } match
        && int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture) is >= LeastPort and <= ushort.MaxValue and var port
            ? new SrtAddress(port)
            : throw new FormatException($"An address to push to over SRT is srt://host:port, with a port from {LeastPort} to {ushort.MaxValue}, and holds no passphrase.");

    [GeneratedRegex(@"\Asrt://[A-Za-z0-9.\-]{1,253}:(?<port>[0-9]{1,5})/?\z")]
    private static partial Regex Form();
}
