namespace LiveView.Simulation.Panels;

/// <summary>CRC-16/ARC as panels write it; on purpose not the server's own, so that one cannot hide the other's mistake.</summary>
public static class Crc16Arc
{
    public static ushort Of(ReadOnlySpan<byte> data)
    {
        ushort crc = 0;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (ushort)((crc & 1) != 0 ? crc >> 1 ^ 0xA001 : crc >> 1);
        }
        return crc;
    }
}
