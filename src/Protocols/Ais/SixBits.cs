namespace LiveView.Protocols.Ais;

/// <summary>The bits of an AIS message, six to a character (ITU-R M.1371, IEC 61162-1).</summary>
internal readonly ref struct SixBits
{
    private readonly ReadOnlySpan<byte> _sixes;

    private SixBits(ReadOnlySpan<byte> sixes, int count)
    {
        _sixes = sixes;
        Count = count;
    }

    /// <summary>How many bits there are.</summary>
    public int Count { get; }

    /// <summary>Takes the armour off characters; false when one is none of the 64, or there are fewer than the fill bits need.</summary>
    /// <param name="characters">They.</param>
    /// <param name="fill">How many bits at the end do not count, 0 to 5.</param>
    /// <param name="room">Where the bits go: as long as the characters, at least.</param>
    /// <param name="bits">They.</param>
    public static bool TryOpen(ReadOnlySpan<byte> characters, int fill, Span<byte> room, out SixBits bits)
    {
        bits = default;
        for (var i = 0; i < characters.Length; i++)
        {
            var value = characters[i] switch
            {
                >= 48 and <= 87 => characters[i] - 48,
                >= 96 and <= 119 => characters[i] - 56,
                _ => -1,
            };
            if (value < 0)
            {
                return false;
            }

            room[i] = (byte)value;
        }

        var count = (characters.Length * 6) - fill;
        bits = new SixBits(room[..characters.Length], count);
        return count > 0;
    }

    /// <summary>A number without a sign; bits behind the last are 0.</summary>
    public uint Unsigned(int from, int length)
    {
        var number = 0u;
        for (var at = from; at < from + length; at++)
        {
            var bit = at < Count ? (_sixes[at / 6] >> (5 - (at % 6))) & 1 : 0;
            number = (number << 1) | (uint)bit;
        }

        return number;
    }

    /// <summary>A number with a sign (two's complement).</summary>
    public int Signed(int from, int length) => (int)(Unsigned(from, length) << (32 - length)) >> (32 - length);
}
