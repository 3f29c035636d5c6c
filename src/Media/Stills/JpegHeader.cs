using System.Buffers.Binary;

namespace LiveView.Media.Stills;

/// <summary>Walks the segments of a JPEG up to its frame header (ITU-T T.81, B.1 and B.2).</summary>
internal static class JpegHeader
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Comment = 0xFE;
    private const byte Exif = 0xE1;
    private const int Orientation = 0x0112;
    private const int Short = 3;

    public static StillHeader? Read(ReadOnlySpan<byte> picture)
    {
        var (orientation, metadata) = (1, false);
        for (var rest = picture[2..]; TryTake(ref rest, out var marker, out var segment);)
        {
            if (IsFrame(marker))
            {
                return segment.Length >= 6
                    ? new StillHeader(
                        StillFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]),
                        orientation, metadata)
                    : null;
            }

            // APP0 (JFIF) and APP14 (Adobe) say how to decode; all others, and comments, are words about the picture.
            metadata |= marker is Comment or (> 0xE0 and <= 0xEF and not 0xEE);
            if (marker == Exif && segment.StartsWith("Exif\0\0"u8))
            {
                orientation = OrientationOf(segment[6..]) ?? orientation;
            }
        }

        return null;
    }

    /// <summary>One marker with its segment; false at the end, at the first scan, and at what is no segment.</summary>
    private static bool TryTake(ref ReadOnlySpan<byte> rest, out byte marker, out ReadOnlySpan<byte> segment)
    {
        marker = 0;
        segment = default;
        if (rest.Length < 4 || rest[0] != 0xFF)
        {
            return false;
        }

        // Any number of fill bytes may come before a marker.
        var fill = rest.IndexOfAnyExcept((byte)0xFF);
        if (fill < 0 || rest.Length < fill + 3)
        {
            return false;
        }

        marker = rest[fill];
        if (marker is 0 or 0x01 or StartOfScan or EndOfImage or (>= 0xD0 and <= 0xD8))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(rest[(fill + 1)..]);
        if (length < 2 || rest.Length < fill + 1 + length)
        {
            return false;
        }

        segment = rest.Slice(fill + 3, length - 2);
        rest = rest[(fill + 1 + length)..];
        return true;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>The orientation in the first directory of a TIFF (EXIF 3.0, 4.6.5), or null.</summary>
    private static int? OrientationOf(ReadOnlySpan<byte> tiff)
    {
        var little = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || !(little || tiff.StartsWith("MM\0*"u8)))
        {
            return null;
        }

        var at = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (at > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[((int)at + 2)..];
        for (var count = Two(tiff[(int)at..], little); count > 0 && entries.Length >= 12; count--, entries = entries[12..])
        {
            if (Two(entries, little) == Orientation)
            {
                return Two(entries[2..], little) == Short && Two(entries[8..], little) is >= 1 and <= 8 and var turn ? turn : null;
            }
        }

        return null;
    }

    private static int Two(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
