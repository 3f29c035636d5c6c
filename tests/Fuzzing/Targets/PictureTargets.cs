using LiveView.Media.Stills;

namespace LiveView.Fuzzing.Targets;

/// <summary>Photos and floor plans that people bring.</summary>
internal static class PictureTargets
{
    private static readonly byte[] s_jpeg =
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
        0xFF, 0xFE, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 200, 1, 64, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0xFF, 0xD9,
    ];

    private static readonly byte[] s_png =
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 1, 64, 0, 0, 0, 200, 8, 6, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, .. "IEND"u8,
    ];

    private static readonly byte[] s_lossy = [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBPVP8 "u8, 20, 0, 0, 0, 0x30, 1, 0, 0x9D, 1, 0x2A, 64, 1, 200, 0, 1, 2, 3];

    private static readonly byte[] s_lossless = [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBPVP8L"u8, 20, 0, 0, 0, 0x2F, 63, 193, 49, 16, 1, 2, 3, 4, 5];

    private static readonly byte[] s_extended = [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, 63, 1, 0, 199, 0, 0, 1, 2];

    public static IEnumerable<FuzzTarget> All =>
    [
        new FuzzTarget
        {
            Name = "picture header", Seeds = [s_jpeg, s_png, s_lossy, s_lossless, s_extended], Words = ["Exif", "IHDR", "WEBP", "VP8X", "RIFF", "II*", "MM"],
            Covers = ["StillHeader.Read"], Read = Read,
        },
    ];

    private static int Read(byte[] picture) => StillHeader.Read(picture) switch
    {
        null => 0,
        { Width: < 1 } or { Height: < 1 } or { Orientation: < 1 or > 8 } => throw new InvalidOperationException("A picture without pixels, or turned as none is."),
        var header => HashCode.Combine(header.Value.Format, header.Value.Orientation, header.Value.HasMetadata, header.Value.IsAnimated),
    };
}
