using System.Globalization;

namespace LiveView.Media.Hls;

/// <summary>What a name in a playlist stands for.</summary>
public enum HlsFileKind
{
    /// <summary>The media playlist.</summary>
    Playlist,

    /// <summary>An init segment.</summary>
    Init,

    /// <summary>A whole segment.</summary>
    Segment,

    /// <summary>A part of a segment.</summary>
    Part,
}

/// <summary>One file of a stream.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Of the init segment or segment; 0 for a playlist.</param>
/// <param name="Part">Which part of the segment; 0 where there is none.</param>
public readonly record struct HlsFile(HlsFileKind Kind, long Number, int Part);

/// <summary>The names of the files of a stream.</summary>
public static class HlsNames
{
    /// <summary>The media playlist.</summary>
    public const string Playlist = "live.m3u8";

    /// <summary>An init segment.</summary>
    public static string Init(int number) => string.Create(CultureInfo.InvariantCulture, $"init{number}.mp4");

    /// <summary>A whole segment.</summary>
    public static string Segment(long number) => string.Create(CultureInfo.InvariantCulture, $"s{number}.m4s");

    /// <summary>A part of a segment.</summary>
    public static string Part(long number, int part) => string.Create(CultureInfo.InvariantCulture, $"s{number}p{part}.m4s");

    /// <summary>Reads a name; null when it is none of these.</summary>
    public static HlsFile? Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == Playlist)
        {
            return new HlsFile(HlsFileKind.Playlist, 0, 0);
        }

        if (name.StartsWith("init", StringComparison.Ordinal) && name.EndsWith(".mp4", StringComparison.Ordinal))
        {
            return Number(name.AsSpan(4, name.Length - 8)) is { } init ? new HlsFile(HlsFileKind.Init, init, 0) : null;
        }

        if (!name.StartsWith('s') || !name.EndsWith(".m4s", StringComparison.Ordinal))
        {
            return null;
        }

        var numbers = name.AsSpan(1, name.Length - 5);
        var between = numbers.IndexOf('p');
        return between < 0
            ? Number(numbers) is { } whole ? new HlsFile(HlsFileKind.Segment, whole, 0) : null
            : Number(numbers[..between]) is { } segment && Number(numbers[(between + 1)..]) is { } part and <= int.MaxValue
                ? new HlsFile(HlsFileKind.Part, segment, (int)part) : null;
    }

    private static long? Number(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 18 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
