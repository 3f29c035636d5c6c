namespace LiveView.Media.Mp4;

/// <summary>What a moof says about its first sample, and where the two numbers stand that are rewritten.</summary>
/// <param name="SequenceAt">Where the 4-byte sequence number of mfhd stands, counted from the start of the moof box.</param>
/// <param name="DecodeTimeAt">Where the 8-byte decode time of tfdt stands, counted from the start of the moof box.</param>
/// <param name="DecodeTime">Decode time of the first sample, in units of the timescale.</param>
/// <param name="Duration">Of all samples together, in units of the timescale.</param>
/// <param name="SaysKeyFrame">Whether the flags call the first sample a sync sample.</param>
internal readonly record struct MovieFragment(int SequenceAt, int DecodeTimeAt, long DecodeTime, long Duration, bool SaysKeyFrame)
{
    private const uint NonSyncSample = 0x0001_0000;
    private const int MaxSamples = 10_000;

    /// <summary>The decode time in a fragment that this program numbered before.</summary>
    /// <param name="fragment">moof and what follows.</param>
    /// <exception cref="Mp4FormatException">There is no decode time of 64 bits, or none that can be true.</exception>
    public static long DecodeTimeIn(ReadOnlySpan<byte> fragment) => DecodeTimeOf(
        BoxWalk.Find(BoxWalk.Find(BoxWalk.Find(fragment, BoxType.Moof), BoxType.Traf), BoxType.Tfdt));

    /// <summary>Reads a whole moof box, header included. First track only.</summary>
    public static MovieFragment Read(ReadOnlySpan<byte> moof, MovieTrack track)
    {
        const int header = 8;
        var body = BoxBytes.From(moof, header);
        BoxWalk.Find(body, BoxType.Mfhd, out var mfhdAt);
        var traf = BoxWalk.Find(body, BoxType.Traf, out var trafAt);
        var tfdt = BoxWalk.Find(traf, BoxType.Tfdt, out var tfdtAt);
        var decodeTime = DecodeTimeOf(tfdt);
        BoxBytes.U32(body, mfhdAt + 4);
        var (duration, flags) = FirstSample(traf, track);
        return new MovieFragment(
            header + mfhdAt + 4, header + trafAt + tfdtAt + 4, decodeTime, duration, (flags & NonSyncSample) == 0);
    }

    private static long DecodeTimeOf(ReadOnlySpan<byte> tfdt)
    {
        if (BoxBytes.U8(tfdt, 0) != 1)
        {
            throw new Mp4FormatException("The decode time 'tfdt' is not of version 1 and has no room for 64 bits.");
        }

        var decodeTime = BoxBytes.U64(tfdt, 4);
        return decodeTime <= long.MaxValue / 4
            ? (long)decodeTime
            : throw new Mp4FormatException($"A decode time of {decodeTime} cannot be true.");
    }

    private static (long Duration, uint Flags) FirstSample(ReadOnlySpan<byte> traf, MovieTrack track)
    {
        var tfhd = BoxWalk.Find(traf, BoxType.Tfhd);
        var duration = track.DefaultDuration;
        var flags = track.DefaultFlags;
        ReadDefaults(tfhd, ref duration, ref flags);

        var trun = BoxWalk.Find(traf, BoxType.Trun);
        var has = BoxBytes.U32(trun, 0) & 0xFFFFFF;
        var samples = BoxBytes.U32(trun, 4);
        if (samples is 0 or > MaxSamples)
        {
            throw new Mp4FormatException($"A fragment of {samples} samples is not one to pass on.");
        }

        var at = 8 + ((has & 0x1) != 0 ? 4 : 0);
        if ((has & 0x4) != 0)
        {
            flags = BoxBytes.U32(trun, at);
            at += 4;
        }

        if ((has & 0x400) != 0)
        {
            var before = ((has & 0x100) != 0 ? 4 : 0) + ((has & 0x200) != 0 ? 4 : 0);
            flags = BoxBytes.U32(trun, at + before);
        }

        return (TotalDuration(trun, at, has, (int)samples, duration), flags);
    }

    private static void ReadDefaults(ReadOnlySpan<byte> tfhd, ref uint duration, ref uint flags)
    {
        var has = BoxBytes.U32(tfhd, 0) & 0xFFFFFF;
        var at = 8 + ((has & 0x1) != 0 ? 8 : 0) + ((has & 0x2) != 0 ? 4 : 0);
        if ((has & 0x8) != 0)
        {
            duration = BoxBytes.U32(tfhd, at);
            at += 4;
        }

        at += (has & 0x10) != 0 ? 4 : 0;
        if ((has & 0x20) != 0)
        {
            flags = BoxBytes.U32(tfhd, at);
        }
    }

    private static long TotalDuration(ReadOnlySpan<byte> trun, int at, uint has, int samples, uint defaultDuration)
    {
        if ((has & 0x100) == 0)
        {
            return (long)samples * defaultDuration;
        }

        var step = 4 * System.Numerics.BitOperations.PopCount(has & 0xF00);
        long total = 0;
        for (var i = 0; i < samples; i++)
        {
            total += BoxBytes.U32(trun, at + i * step);
        }

        return total;
    }
}
