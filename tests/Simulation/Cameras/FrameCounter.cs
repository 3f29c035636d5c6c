namespace LiveView.Simulation.Cameras;

/// <summary>
/// The machine-readable strip that every simulated camera draws along the bottom of its picture: which camera, which frame.
/// The format is described in deploy/demo/frame_counter.py; Browsers/frame-counter.js reads it in a page.
/// </summary>
/// <param name="Camera">Camera number, 0..255.</param>
/// <param name="Frame">Frame number modulo 65536.</param>
public readonly record struct FrameCounter(int Camera, int Frame)
{
    private const int Blocks = 32;

    /// <summary>Reads the strip from 8-bit brightness, row by row without padding; null when there is none, or its check fails.</summary>
    public static FrameCounter? Read(ReadOnlySpan<byte> brightness, int width, int height)
    {
        if (brightness.Length < width * height || width < Blocks)
            return null;
        var middle = (int)(height * (1 - 8 / 360.0));
        uint bits = 0;
        for (var block = 0; block < Blocks; block++)
        {
            var centre = (int)((block + 0.5) * width / Blocks);
            var sum = 0;
            for (var dy = -1; dy <= 1; dy++)
            {
                for (var dx = -1; dx <= 1; dx++)
                    sum += brightness[(middle + dy) * width + centre + dx];
            }
            bits = bits << 1 | (sum > 9 * 128 ? 1u : 0u);
        }
        return Check(bits >> 8) == (byte)bits ? new FrameCounter((int)(bits >> 24), (int)(bits >> 8 & 0xFFFF)) : null;
    }

    /// <summary>How many frames later, seen through the wrap at 65536.</summary>
    public int FramesSince(FrameCounter earlier) => (short)(Frame - earlier.Frame);

    private static byte Check(uint threeBytes)
    {
        byte crc = 0xFF;
        for (var shift = 16; shift >= 0; shift -= 8)
        {
            crc ^= (byte)(threeBytes >> shift);
            for (var bit = 0; bit < 8; bit++)
                crc = (byte)((crc & 0x80) != 0 ? crc << 1 ^ 0x07 : crc << 1);
        }
        return crc;
    }
}
