using System.Globalization;
using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>One section of a session description, as it is read line by line (RFC 8866, 5.14).</summary>
/// <param name="kind"><c>video</c>, <c>audio</c> or another.</param>
/// <param name="payloadType">RTP payload type, 0 to 127.</param>
/// <param name="encoding">What a payload type stands for that needs no further word (RFC 3551, 6).</param>
/// <param name="clockRate">Units of RTP time per second where nothing else is said.</param>
internal sealed class MediaOffer(string kind, int payloadType, string encoding, int clockRate)
{
    private string _encoding = encoding;
    private int _clockRate = clockRate;
    private string? _control;
    private Dictionary<string, string> _parameters = [];

    /// <summary>Whether it is the sound of the camera.</summary>
    public bool IsAudio => kind == "audio";

    /// <summary>Whether it is its picture.</summary>
    public bool IsVideo => kind == "video";

    /// <summary>Reads the line that begins a section; null when it offers nothing over RTP that is to be taken in.</summary>
    public static MediaOffer? Begin(string line)
    {
        // m=video PORT PROTOCOL FORMAT ...; of several formats the first is the one that is sent.
        var words = line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is ["video" or "audio", _, var protocol, var format, ..] && protocol.StartsWith("RTP/", StringComparison.Ordinal)
            && int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var type) && type is >= 0 and <= 127
            ? (words[0], type) switch
            {
                ("audio", 0) => new MediaOffer("audio", type, "PCMU", 8_000),
                ("audio", 8) => new MediaOffer("audio", type, "PCMA", 8_000),
                ("audio", _) => new MediaOffer("audio", type, "", 8_000),
                (_, 26) => new MediaOffer("video", type, "JPEG", 90_000),
                _ => new MediaOffer("video", type, "", 90_000),
            }
            : null;
    }

    /// <summary>The section as a video.</summary>
    public VideoOffer Video() => new(payloadType, _encoding, _clockRate, _control, _parameters);

    /// <summary>The section as sound.</summary>
    public AudioOffer Audio() => new(payloadType, _encoding, _clockRate, _control, _parameters);

    /// <summary>Takes one more line.</summary>
    /// <exception cref="RtspFormatException">It cannot be read.</exception>
    public void Take(string line)
    {
        if (SessionDescription.Attribute(line, "control:") is { } address)
        {
            _control = SessionDescription.Address(address);
        }
        else if (SessionDescription.Attribute(line, $"rtpmap:{payloadType} ") is { } map)
        {
            Map(map);
        }
        else if (SessionDescription.Attribute(line, $"fmtp:{payloadType} ") is { } format)
        {
            _parameters = Parameters(format);
        }
    }

    private void Map(string map)
    {
        var slash = map.IndexOf('/', StringComparison.Ordinal);
        var rate = slash < 0 ? "" : map[(slash + 1)..].Split('/')[0].Trim();
        (_encoding, _clockRate) = int.TryParse(rate, NumberStyles.None, CultureInfo.InvariantCulture, out var clock) && clock is >= 1000 and <= 10_000_000
            ? (map[..slash].Trim().ToUpperInvariant(), clock)
            : throw new RtspFormatException($"A session description gives no clock of 1000 to 10000000 units per second for its {kind}.");
    }

    private static Dictionary<string, string> Parameters(string format)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var each in format.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = each.IndexOf('=', StringComparison.Ordinal);
            parameters.TryAdd(equals < 0 ? each : each[..equals].Trim(), equals < 0 ? "" : each[(equals + 1)..].Trim());
        }

        return parameters;
    }
}
