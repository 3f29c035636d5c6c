using System.Globalization;
using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>What a camera offers (SDP, RFC 8866): the first video that it can send now. Everything else is passed over.</summary>
/// <param name="Control">Address of the whole presentation, as the camera wrote it; null when it gave none.</param>
/// <param name="Video">The video; null when it sends none.</param>
internal sealed record SessionDescription(string? Control, VideoOffer? Video)
{
    private const int MostLine = 16 * 1024;
    private const int MostMedia = 32;
    private const int JpegPayloadType = 26;

    /// <summary>Reads a description.</summary>
    /// <exception cref="RtspFormatException">It cannot be read, or holds what does not belong in a request.</exception>
    public static SessionDescription Read(ReadOnlySpan<byte> text)
    {
        string? control = null;
        VideoOffer? video = null;
        var media = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var bytes = text[range].TrimEnd("\r\0 "u8);
            if (bytes.Length > MostLine)
            {
                throw new RtspFormatException($"A line of a session description is longer than {MostLine} bytes.");
            }

            var line = System.Text.Encoding.UTF8.GetString(bytes);
            if (line.StartsWith("m=", StringComparison.Ordinal))
            {
                if (++media > MostMedia)
                {
                    throw new RtspFormatException($"A session description offers more than {MostMedia} media.");
                }

                if (video is not null)
                {
                    break;
                }

                video = Media(line);
            }
            else if (Attribute(line, "control:") is { } address)
            {
                (control, video) = video is null ? (media == 0 ? Address(address) : control, video) : (control, video with { Control = Address(address) });
            }
            else if (video is not null)
            {
                video = Described(video, line);
            }
        }

        return new SessionDescription(control, video);
    }

    private static VideoOffer? Media(string line)
    {
        // m=video PORT PROTOCOL FORMAT ...; of several formats the first is the one that is sent.
        var words = line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is ["video", _, var protocol, var format, ..] && protocol.StartsWith("RTP/", StringComparison.Ordinal)
            && int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var type) && type is >= 0 and <= 127
            ? new VideoOffer(type, type == JpegPayloadType ? "JPEG" : "", 90_000, null, new Dictionary<string, string>())
            : null;
    }

    private static VideoOffer Described(VideoOffer video, string line)
    {
        if (Attribute(line, $"rtpmap:{video.PayloadType} ") is { } map)
        {
            var slash = map.IndexOf('/', StringComparison.Ordinal);
            var rate = slash < 0 ? "" : map[(slash + 1)..].Split('/')[0].Trim();
            return int.TryParse(rate, NumberStyles.None, CultureInfo.InvariantCulture, out var clock) && clock is >= 1000 and <= 10_000_000
                ? video with { Encoding = map[..slash].Trim().ToUpperInvariant(), ClockRate = clock }
                : throw new RtspFormatException("A session description gives no clock of 1000 to 10000000 units per second for its video.");
        }

        if (Attribute(line, $"fmtp:{video.PayloadType} ") is not { } format)
        {
            return video;
        }

        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var each in format.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = each.IndexOf('=', StringComparison.Ordinal);
            parameters.TryAdd(equals < 0 ? each : each[..equals].Trim(), equals < 0 ? "" : each[(equals + 1)..].Trim());
        }

        return video with { Parameters = parameters };
    }

    private static string? Attribute(string line, string name) =>
        line.StartsWith("a=", StringComparison.Ordinal) && line.AsSpan(2).StartsWith(name, StringComparison.OrdinalIgnoreCase) ? line[(2 + name.Length)..].Trim() : null;

    /// <summary>It becomes part of a request line, in which a space or a line end would mean something.</summary>
    private static string Address(string text) => text.Length is > 0 and <= 1024 && text.All(c => c is > ' ' and < '\u007F')
        ? text
        : throw new RtspFormatException("A session description holds an address that cannot be asked for.");
}
