namespace LiveView.Protocols.Dc09;

/// <summary>
/// The checksum of SIA DC-09: CRC-16/ARC (polynomial 0x8005 reflected to 0xA001, start value 0). Its check value, over the ASCII text
/// <c>123456789</c>, is 0xBB3D.
/// </summary>
public static class Dc09Crc
{
    private static readonly ushort[] Table = MakeTable();

    /// <summary>The checksum of a frame's body: everything from the first quote to before the closing CR.</summary>
    public static ushort Of(ReadOnlySpan<byte> body)
    {
        var crc = 0;
        foreach (var b in body)
        {
            crc = (crc >> 8) ^ Table[(crc ^ b) & 0xFF];
        }

        return (ushort)crc;
    }

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }

            table[i] = (ushort)crc;
        }

        return table;
    }
}
