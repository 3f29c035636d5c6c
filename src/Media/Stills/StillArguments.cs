using System.Globalization;

namespace LiveView.Media.Stills;

/// <summary>Makes the argument list of ffmpeg for one still picture: fixed words and numbers from closed sets, never a text from outside.</summary>
internal static class StillArguments
{
    /// <summary>Decodes one picture from standard input and writes it anew, as JPEG without a word about it, to standard output.</summary>
    /// <param name="format">What it is; ffmpeg does not guess.</param>
    /// <param name="orientation">How it is to be turned: 1 to 8, as EXIF numbers them.</param>
    /// <param name="longestSide">Greatest width and height of what is written, pixels.</param>
    public static IReadOnlyList<string> Of(StillFormat format, int orientation, int longestSide)
    {
        var (demuxer, decoder) = format switch
        {
            StillFormat.Jpeg => ("jpeg_pipe", "mjpeg"),
            StillFormat.Png => ("png_pipe", "png"),
            StillFormat.WebP => ("webp_pipe", "webp"),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A format without a decoder."),
        };
        return
        [
            "-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+error", "-xerror",
            "-protocol_whitelist", "pipe", "-threads", "1", "-err_detect", "explode", "-noautorotate",
            "-max_pixels", StillLimits.MostPixels.ToString(CultureInfo.InvariantCulture),
            "-f", demuxer, "-c:v", decoder, "-i", "pipe:0",
            "-map", "0:v:0", "-frames:v", "1", "-filter_threads", "1", "-vf", string.Join(',', Filters(orientation, longestSide)),
            "-map_metadata", "-1", "-c:v", "mjpeg", "-q:v", "3", "-threads", "1", "-flags", "+bitexact", "-f", "image2pipe", "pipe:1",
        ];
    }

    /// <summary>Smaller first: what comes after takes less. Then over white, because a plan is often black lines on nothing.</summary>
    private static IEnumerable<string> Filters(int orientation, int longestSide)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"scale=w='min(iw,{longestSide})':h='min(ih,{longestSide})':force_original_aspect_ratio=decrease:flags=area");
        foreach (var turn in Turns(orientation))
        {
            yield return turn;
        }

        foreach (var step in new[]
        {
            "format=gbrap", "negate", "premultiply=inplace=1", "format=gbrp", "negate", "format=yuvj444p", "sidedata=mode=delete", "metadata=mode=delete",
        })
        {
            yield return step;
        }
    }

    private static string[] Turns(int orientation) => orientation switch
    {
        1 => [],
        2 => ["hflip"],
        3 => ["hflip", "vflip"],
        4 => ["vflip"],
        5 => ["transpose=cclock_flip"],
        6 => ["transpose=clock"],
        7 => ["transpose=clock_flip"],
        8 => ["transpose=cclock"],
        _ => throw new ArgumentOutOfRangeException(nameof(orientation), orientation, "EXIF knows orientations 1 to 8."),
    };
}
