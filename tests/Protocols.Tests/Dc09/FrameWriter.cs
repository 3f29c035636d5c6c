using System.Globalization;
using System.Text;

namespace LiveView.Protocols.Tests.Dc09;

/// <summary>Writes frames as a panel does; the checksum is worked out bit by bit, apart from the product's table.</summary>
internal static class FrameWriter
{
    public static byte[] Sent(string body, bool binaryCrc = false) => [0x0A, .. Frame(body, binaryCrc), 0x0D];

    public static byte[] Frame(string body, bool binaryCrc = false) => Frame(Encoding.Latin1.GetBytes(body), binaryCrc);

    public static byte[] Frame(byte[] body, bool binaryCrc = false)
    {
        var crc = Crc(body);
        var length = Encoding.ASCII.GetBytes(body.Length.ToString("X4", CultureInfo.InvariantCulture));
        byte[] checksum = binaryCrc ? [(byte)(crc >> 8), (byte)crc] : Encoding.ASCII.GetBytes(crc.ToString("X4", CultureInfo.InvariantCulture));
        return [.. checksum, .. length, .. body];
    }

    public static int Crc(byte[] bytes)
    {
        var crc = 0;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        return crc;
    }
}
