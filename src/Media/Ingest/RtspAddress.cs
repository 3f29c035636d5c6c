using System.Diagnostics.CodeAnalysis;

namespace LiveView.Media.Ingest;

/// <summary>Where a camera offers its picture: an rtsp or rtsps address without user name and password, so that it may be shown and logged.</summary>
public sealed record RtspAddress : SourceAddress
{
    /// <summary>Greatest length of an address, characters.</summary>
    public const int MaxLength = 1024;

    private const int RtspPort = 554;
    private const int RtspsPort = 322;

    private RtspAddress(string scheme, string host, int port, string path)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
        Path = path;
    }

    /// <summary><c>rtsp</c> or <c>rtsps</c>.</summary>
    public string Scheme { get; }

    /// <summary>Name or IP address of the camera; IPv6 in brackets.</summary>
    public string Host { get; }

    /// <summary>TCP port, 1 to 65535; 554 for rtsp and 322 for rtsps where the address gives none.</summary>
    public int Port { get; }

    /// <summary>Path and query, escaped, starting with a slash.</summary>
    public string Path { get; }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is not one; the message says why, without repeating it: it may hold a password.</exception>
    public static new RtspAddress Parse(string text) => Read(text, out var address) is { } wrong ? throw new FormatException(wrong) : address!;

    /// <summary>Reads an address if it is one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RtspAddress? address) => Read(text, out address) is null;

    /// <inheritdoc />
    public override string ToString() => $"{Scheme}://{Host}:{Port}{Path}";

    private static string? Read(string? text, out RtspAddress? address)
    {
        address = null;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return $"A camera address has 1 to {MaxLength} characters and no spaces.";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("rtsp" or "rtsps"))
        {
            return "A camera address starts with rtsp:// or rtsps://.";
        }

        if (uri.UserInfo.Length > 0)
        {
            return "A camera address holds no user name or password: give those apart from it.";
        }

        if (uri.Host.Length == 0 || uri.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic || uri.Port == 0)
        {
            return "A camera address names a host, and a port of 1 to 65535.";
        }

        if (uri.Fragment.Length > 0)
        {
            return "A camera address holds no '#'.";
        }

        var port = uri.Port > 0 ? uri.Port : uri.Scheme == "rtsp" ? RtspPort : RtspsPort;
        address = new RtspAddress(uri.Scheme, uri.Host, port, uri.PathAndQuery);
        return null;
    }
}
