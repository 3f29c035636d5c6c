using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LiveView.Api.Tests.Material;

/// <summary>A small PNG that says where it was taken.</summary>
internal static class TestPng
{
    public const string Gps = "GPS-52.0907N-5.1214E";

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Make(int width = 64, int height = 48, int? saysWidth = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, saysWidth ?? width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        using var pixels = new MemoryStream();
        using (var zip = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var line = 0; line < height; line++)
            {
                zip.Write(new byte[1 + (3 * width)]);
            }
        }

        return
        [
            .. Signature, .. Chunk("IHDR", header), .. Chunk("tEXt", Encoding.ASCII.GetBytes($"Location\0{Gps}")), .. Chunk("IDAT", pixels.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
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
