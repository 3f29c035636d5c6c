using System.Buffers.Binary;

namespace LiveView.Media.Stills;

/// <summary>What a still picture says of itself before anything is decoded.</summary>
/// <param name="Format">Its format, by its first bytes and not by anybody's word.</param>
/// <param name="Width">Width, pixels, at least 1.</param>
/// <param name="Height">Height, pixels, at least 1.</param>
/// <param name="Orientation">How it is to be turned: 1 to 8, as EXIF numbers them; 1 for not at all.</param>
/// <param name="HasMetadata">Whether words about the picture, such as EXIF, were met on the way to its size.</param>
/// <param name="IsAnimated">Whether it says that it holds more pictures than one.</param>
public readonly record struct StillHeader(
    StillFormat Format, int Width, int Height, int Orientation = 1, bool HasMetadata = false, bool IsAnimated = false)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Number of its pixels.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>The format that the first bytes show, or null.</summary>
    public static StillFormat? FormatOf(ReadOnlySpan<byte> picture) =>
        picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? StillFormat.Jpeg
        : picture.StartsWith(PngSignature) ? StillFormat.Png
        : picture.StartsWith("RIFF"u8) && picture.Length >= 12 && picture[8..].StartsWith("WEBP"u8) ? StillFormat.WebP
        : null;

    /// <summary>Reads the header of a picture, in time linear in its length; null when there is none that can be read.</summary>
    /// <param name="picture">The whole picture.</param>
    public static StillHeader? Read(ReadOnlySpan<byte> picture)
    {
        var header = FormatOf(picture) switch
        {
            StillFormat.Jpeg => JpegHeader.Read(picture),
            StillFormat.Png => OfPng(picture),
            StillFormat.WebP => OfWebP(picture),
            _ => null,
        };
        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    /// <summary>The first chunk must be IHDR; it begins with width and height.</summary>
    private static StillHeader? OfPng(ReadOnlySpan<byte> picture) =>
        picture.Length >= 33 && BinaryPrimitives.ReadInt32BigEndian(picture[8..]) == 13 && picture[12..].StartsWith("IHDR"u8)
            ? new StillHeader(StillFormat.Png, BinaryPrimitives.ReadInt32BigEndian(picture[16..]), BinaryPrimitives.ReadInt32BigEndian(picture[20..]))
            : null;

    private static StillHeader? OfWebP(ReadOnlySpan<byte> picture)
    {
        if (picture.Length < 30)
        {
            return null;
        }

        var kind = picture.Slice(12, 4);
        var body = picture[20..];
        if (kind.SequenceEqual("VP8 "u8))
        {
            return body[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
                ? new StillHeader(
                    StillFormat.WebP, BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
                : null;
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return body[0] == 0x2F
                ? new StillHeader(StillFormat.WebP, (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1)
                : null;
        }

        return kind.SequenceEqual("VP8X"u8)
            ? new StillHeader(StillFormat.WebP, Three(body[4..]) + 1, Three(body[7..]) + 1, IsAnimated: (body[0] & 0x02) != 0)
            : null;
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
