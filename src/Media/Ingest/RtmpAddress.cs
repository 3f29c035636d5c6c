using System.Text.RegularExpressions;

namespace LiveView.Media.Ingest;

/// <summary>Where somebody pushes over RTMP: <c>rtmp://host:port/live/name</c>. Host and port are what the pusher dials; the node knows it by its name.</summary>
public sealed partial record RtmpAddress : SourceAddress
{
    private RtmpAddress(string name) => Name = name;

    /// <summary>The last part of the path, under which the pusher publishes; 1 to 64 letters, digits, <c>.</c>, <c>-</c> and <c>_</c>.</summary>
    public string Name { get; }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static new RtmpAddress Parse(string text) => Form().Match(text) is { Success: true } match
        ? new RtmpAddress(match.Groups["name"].Value)
        : throw new FormatException("An address to push to over RTMP is rtmp://host:port/live/name, and holds no key.");

    [GeneratedRegex(@"\Artmp://[A-Za-z0-9.\-]{1,253}(:[0-9]{1,5})?/live/(?<name>[A-Za-z0-9._\-]{1,64})\z")]
    private static partial Regex Form();
}
