namespace LiveView.Media.Mp4;

/// <summary>Reads the bits of a parameter set, without the bytes that keep a start code from appearing in it (ITU-T H.264, 7.3.1).</summary>
internal ref struct BitReader(ReadOnlySpan<byte> nal)
{
    private readonly ReadOnlySpan<byte> _nal = nal;
    private int _at;
    private int _zeros;
    private int _bitsLeft;
    private byte _byte;

    /// <summary>The next bits, the most significant first.</summary>
    /// <param name="count">0 to 32.</param>
    /// <exception cref="Mp4FormatException">The parameter set ends before.</exception>
    public uint Bits(int count)
    {
        uint bits = 0;
        for (; count > 0; count--)
        {
            if (_bitsLeft == 0)
            {
                NextByte();
            }

            _bitsLeft--;
            bits = (bits << 1) | ((uint)(_byte >> _bitsLeft) & 1);
        }

        return bits;
    }

    public bool Flag() => Bits(1) == 1;

    public void Skip(int count)
    {
        for (; count > 0; count -= 32)
        {
            Bits(Math.Min(count, 32));
        }
    }

    /// <summary>An unsigned number in Exp-Golomb code, at most <paramref name="most" />.</summary>
    /// <exception cref="Mp4FormatException">It is greater, or the parameter set ends before.</exception>
    public int Number(int most)
    {
        var zeros = 0;
        while (!Flag())
        {
            zeros = zeros < 31 ? zeros + 1 : throw new Mp4FormatException("A number in a parameter set has no end.");
        }

        var number = (1u << zeros) - 1 + Bits(zeros);
        return number <= most ? (int)number : throw new Mp4FormatException($"A parameter set says {number} where {most} is the most.");
    }

    /// <summary>A signed number in Exp-Golomb code, whatever its size.</summary>
    public int Signed()
    {
        var number = Number(int.MaxValue);
        return (number & 1) == 1 ? (number >> 1) + 1 : -(number >> 1);
    }

    private void NextByte()
    {
        if (_zeros >= 2 && _at < _nal.Length && _nal[_at] == 3)
        {
            (_zeros, _at) = (0, _at + 1);
        }

        _byte = _at < _nal.Length ? _nal[_at++] : throw new Mp4FormatException("A parameter set ends too early.");
        _zeros = _byte == 0 ? _zeros + 1 : 0;
        _bitsLeft = 8;
    }
}
