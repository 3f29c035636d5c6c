using System.Text.RegularExpressions;

namespace LiveView.Protocols.PartyFile;

/// <summary>Addresses to which a partner pushes. The secret by which it is known stands in a file, because addresses stand in logs and on screens.</summary>
internal static partial class PushAddress
{
    private const int LeastPort = 1024;
    private const int MostPort = 65535;

    /// <summary>What a node knows a push by, which no other may have: the name under which it is published, or its port; null for other addresses.</summary>
    public static string? Place(Uri address) => address.Scheme switch
    {
        "rtmp" => $"the name '{address.Segments[^1]}'",
        "srt" => $"port {address.Port}",
        _ => null,
    };

    public static Uri? Rtmp(Field given, string text)
    {
        if (RtmpForm().IsMatch(text))
        {
            return new Uri(text);
        }

        given.Refuse(
            "This is not an address to push to over RTMP: write rtmp://host:port/live/name, the name in letters, digits, '.', '-' and '_', and the stream "
            + "key in the file named by \"passwordFile\".");
        return null;
    }

    public static Uri? Srt(Field given, string text)
    {
        if (SrtForm().IsMatch(text) && new Uri(text) is { Port: >= LeastPort and <= MostPort } address)
        {
            return address;
        }

        given.Refuse(
            $"This is not an address to push to over SRT: write srt://host:port with a port from {LeastPort} to {MostPort}, and the passphrase in the file "
            + "named by \"passwordFile\".");
        return null;
    }

    [GeneratedRegex(@"\Artmp://[A-Za-z0-9.\-]{1,253}(:[0-9]{1,5})?/live/[A-Za-z0-9._\-]{1,64}\z")]
    private static partial Regex RtmpForm();

    [GeneratedRegex(@"\Asrt://[A-Za-z0-9.\-]{1,253}:[0-9]{4,5}\z")]
    private static partial Regex SrtForm();
}
