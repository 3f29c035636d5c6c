using System.Globalization;
using System.Text;

namespace LiveView.Media.Hls;

/// <summary>Playlists as RFC 8216bis (HLS, second edition) writes them. Pure; every address in them is relative.</summary>
public static class HlsPlaylist
{
    /// <summary>Parts older than this many target durations before the end are not listed any more (RFC 8216bis, 4.4.4.9).</summary>
    private const int TargetsWithParts = 3;

    /// <summary>
    /// Players hold back at least this long from the newest part, s. Three parts are the least that is allowed (4.4.3.8), but a player that
    /// runs dry pays more: hls.js stays a second further behind for each time it stalls.
    /// </summary>
    private const double LeastHoldBack = 1.5;

    /// <summary>The playlist that names the one rendition there is.</summary>
    /// <param name="window">The stream; it has an init segment.</param>
    /// <param name="media">Address of the media playlist, relative to this one.</param>
    public static string Multivariant(HlsWindow window, string media)
    {
        ArgumentNullException.ThrowIfNull(window);
        var init = window.Init ?? throw new ArgumentException("The stream has no init segment yet.", nameof(window));
        var whole = window.Segments.Where(segment => segment is { IsWhole: true, Seconds: > 0 }).ToArray();
        var bandwidth = whole.Length == 0 ? 1_000_000 : (long)whole.Max(segment => segment.Length * 8 / segment.Seconds);
        return string.Create(CultureInfo.InvariantCulture, $"""
            #EXTM3U
            #EXT-X-VERSION:9
            #EXT-X-STREAM-INF:BANDWIDTH={bandwidth},CODECS="{init.CodecText}",RESOLUTION={init.Width}x{init.Height}
            {media}

            """);
    }

    /// <summary>The playlist of segments and parts.</summary>
    /// <param name="window">The stream; it is ready.</param>
    public static string Media(HlsWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var text = new StringBuilder();
        var (target, part) = (window.TargetSeconds, window.PartSeconds);
        Line(text, $"#EXTM3U");
        Line(text, $"#EXT-X-VERSION:9");
        Line(text, $"#EXT-X-TARGETDURATION:{target}");
        Line(text, $"#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK={Math.Max(3 * part, LeastHoldBack):0.000}");
        Line(text, $"#EXT-X-PART-INF:PART-TARGET={part:0.000}");
        Line(text, $"#EXT-X-MEDIA-SEQUENCE:{window.Segments[0].Number}");
        Line(text, $"#EXT-X-DISCONTINUITY-SEQUENCE:{window.Discontinuities}");
        var left = window.Segments.Sum(segment => segment.Seconds);
        var init = -1;
        foreach (var segment in window.Segments)
        {
            if (segment.Discontinues && init >= 0)
            {
                Line(text, $"#EXT-X-DISCONTINUITY");
            }

            if (segment.Init != init)
            {
                init = segment.Init;
                Line(text, $"#EXT-X-MAP:URI=\"{HlsNames.Init(init)}\"");
            }

            Line(text, $"#EXT-X-PROGRAM-DATE-TIME:{segment.StartedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
            left -= segment.Seconds;
            if (left < TargetsWithParts * target)
            {
                Parts(text, segment);
            }

            if (segment.IsWhole)
            {
                Line(text, $"#EXTINF:{segment.Seconds:0.00000},");
                Line(text, $"{HlsNames.Segment(segment.Number)}");
            }
        }

        var (number, next) = Next(window);
        Line(text, $"#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"{HlsNames.Part(number, next)}\"");
        return text.ToString();
    }

    private static void Parts(StringBuilder text, HlsSegment segment)
    {
        for (var i = 0; i < segment.Parts.Count; i++)
        {
            var part = segment.Parts[i];
            var independent = part.IsIndependent ? ",INDEPENDENT=YES" : "";
            Line(text, $"#EXT-X-PART:DURATION={part.Seconds:0.00000},URI=\"{HlsNames.Part(segment.Number, i)}\"{independent}");
        }
    }

    private static (long Number, int Part) Next(HlsWindow window)
    {
        var last = window.Segments[^1];
        return last.IsWhole ? (last.Number + 1, 0) : (last.Number, last.Parts.Count);
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
