using System.Buffers.Binary;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Stills;

/// <summary>Real pictures, and real ones that were tampered with.</summary>
internal static class Pictures
{
    /// <summary>Where the photo says it was taken: it must never be found again.</summary>
    public const string Gps = "GPS-52.0907N-5.1214E";

    public static byte[] Jpeg(string source = "testsrc2=s=320x200") => Make(source, "-c:v", "mjpeg", "-q:v", "4");

    public static byte[] Png(string source = "testsrc2=s=320x200") => Make(source, "-c:v", "png");

    public static byte[] WebP(string source = "testsrc2=s=320x200", string lossless = "0") => Make(source, "-c:v", "libwebp", "-lossless", lossless);

    /// <summary>A picture as a telephone makes it: with an EXIF block that says how to turn it and where it was taken.</summary>
    public static byte[] FromTelephone(byte[] jpeg, int orientation = 1, bool little = true) => WithSegment(jpeg, 0xE1, Exif(orientation, little));

    /// <summary>A JPEG with one more segment before all others.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, byte[] content)
    {
        var length = content.Length + 2;
        return [.. jpeg[..2], 0xFF, marker, (byte)(length >> 8), (byte)length, .. content, .. jpeg[2..]];
    }

    /// <summary>A PNG that says that it is so large.</summary>
    public static byte[] PngThatSays(int width, int height)
    {
        var png = Png();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The pixels of a picture as RGB, decoded by ffmpeg.</summary>
    public static async Task<byte[]> PixelsAsync(ReadOnlyMemory<byte> jpeg)
    {
        using var process = Programs.Start(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "jpeg_pipe", "-noautorotate", "-i", "pipe:0", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1");
        using var pixels = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(pixels);
        await process.StandardInput.BaseStream.WriteAsync(jpeg);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        return pixels.ToArray();
    }

    private static byte[] Make(string source, params string[] codec) =>
        Programs.Ffmpeg(["-f", "lavfi", "-i", source, "-frames:v", "1", .. codec, "-f", "image2pipe", "pipe:1"]);

    private static byte[] Exif(int orientation, bool little)
    {
        byte[] Two(int value) => little ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value];
        byte[] Four(int value) => little ? [.. Two(value), .. Two(value >> 16)] : [.. Two(value >> 16), .. Two(value)];
        return
        [
            .. "Exif\0\0"u8, .. little ? "II*\0"u8 : "MM\0*"u8, .. Four(8), .. Two(1),
            .. Two(0x0112), .. Two(3), .. Four(1), .. Two(orientation), 0, 0, .. Four(0),
            .. System.Text.Encoding.ASCII.GetBytes(Gps),
        ];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320);
            }
        }

        return ~crc;
    }
}
