using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>What a camera offers (SDP, RFC 8866): the first video and the first sound that it can send now. Everything else is passed over.</summary>
/// <param name="Control">Address of the whole presentation, as the camera wrote it; null when it gave none.</param>
/// <param name="Video">The video; null when it sends none.</param>
/// <param name="Audio">The sound; null when it sends none that can be asked for.</param>
internal sealed record SessionDescription(string? Control, VideoOffer? Video, AudioOffer? Audio = null)
{
    private const int MostLine = 16 * 1024;
    private const int MostMedia = 32;

    /// <summary>Reads a description.</summary>
    /// <exception cref="RtspFormatException">It cannot be read, or holds what does not belong in a request.</exception>
    public static SessionDescription Read(ReadOnlySpan<byte> text)
    {
        string? control = null;
        MediaOffer? video = null, audio = null, current = null;
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

                current = MediaOffer.Begin(line) switch
                {
                    { IsVideo: true } offer when video is null => video = offer,
                    { IsAudio: true } offer when audio is null => audio = offer,
                    _ => null,
                };
            }
            else if (media == 0)
            {
                control = Attribute(line, "control:") is { } address ? Address(address) : control;
            }
            else if (current is not null && !Take(current, line))
            {
                // Sound that cannot be asked for must not cost the picture.
                current = audio = null;
            }
        }

        return new SessionDescription(control, video?.Video(), audio?.Audio());
    }

    private static bool Take(MediaOffer offer, string line)
    {
        try
        {
            offer.Take(line);
            return true;
        }
        catch (RtspFormatException) when (offer.IsAudio)
        {
            return false;
        }
    }

    /// <summary>The value of an attribute; null when the line is another.</summary>
    internal static string? Attribute(string line, string name) =>
        line.StartsWith("a=", StringComparison.Ordinal) && line.AsSpan(2).StartsWith(name, StringComparison.OrdinalIgnoreCase) ? line[(2 + name.Length)..].Trim() : null;

    /// <summary>It becomes part of a request line, in which a space or a line end would mean something.</summary>
    internal static string Address(string text) => text.Length is > 0 and <= 1024 && text.All(c => c is > ' ' and < '\u007F')
        ? text
        : throw new RtspFormatException("A session description holds an address that cannot be asked for.");
}
