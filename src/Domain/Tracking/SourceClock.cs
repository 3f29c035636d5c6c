using System.Text;

namespace LiveView.Domain.Tracking;

/// <summary>What a track knows of one of its sources: how its clock runs, and its newest fix.</summary>
/// <remarks>
/// The evidence is received − measured of the last 32 reports. A message never arrives before it was made, so a low quantile below zero
/// proves a fast clock whatever the delays; a high one is a slow clock only when hardly anything lies far above it, for a network
/// delays by turns and a clock does not. The quantile is the second lowest of 32, and beyond 35 s a quarter of them has to agree with
/// it: one wild time or two say nothing.
/// </remarks>
internal sealed class SourceClock
{
    public const int Most = 32;
    private const int Least = 4;
    private const int Fast = -2_000;
    private const int Wild = -35_000;
    private const int Slow = 10_000;
    private const int Buffered = 3_600_000;
    private const int Steady = 3_000;
    private const int Change = 2_000;

    /// <summary>More bytes than a clock takes without its name.</summary>
    private const int WidestBytes = 48 + (Most * 5);

    private readonly int[] _lags;

    private SourceClock(string name, uint hash, long newestFix, int[] lags, int next, TimeSpan offset, bool echoes) =>
        (Name, Hash, NewestFix, _lags, Next, Offset, Echoes) = (name, hash, newestFix, lags, next, offset, echoes);

    public string Name { get; }

    public uint Hash { get; }

    /// <summary>Its newest fix time by the device's clock, ticks.</summary>
    public long NewestFix { get; }

    /// <summary>What to add to its clock.</summary>
    public TimeSpan Offset { get; }

    /// <summary>Whether it brought what another source had brought: one device by two ways, with one clock.</summary>
    public bool Echoes { get; }

    private int Next { get; }

    /// <param name="name">Its name.</param>
    /// <param name="offset">Of the object's first source: until it shows otherwise, it is one device by two ways.</param>
    public static SourceClock Of(string name, TimeSpan offset)
    {
        var hash = 2_166_136_261;
        foreach (var each in name)
        {
            hash = (hash ^ each) * 16_777_619;
        }

        return new(name, hash, long.MinValue, [], 0, offset, false);
    }

    /// <summary>More bytes than it takes.</summary>
    public int MostBytes => WidestBytes + Encoding.UTF8.GetMaxByteCount(Name.Length);

    public static SourceClock Read(ref PackedReader reader)
    {
        var (name, hash, newest, next, offset, echoes) = (
            reader.Text(), (uint)reader.Number(), reader.Number(), (int)reader.Number(), TimeSpan.FromTicks(reader.Number()), reader.Maybe() == true);
        var lags = new int[reader.Number()];
        foreach (ref var lag in lags.AsSpan())
        {
            lag = (int)reader.Number();
        }

        return new(name, hash, newest, lags, next, offset, echoes);
    }

    public void Write(ref PackedWriter writer)
    {
        writer.Text(Name);
        writer.Number(Hash);
        writer.Number(NewestFix);
        writer.Number(Next);
        writer.Number(Offset.Ticks);
        writer.Maybe(Echoes);
        writer.Number(_lags.Length);
        foreach (var lag in _lags)
        {
            writer.Number(lag);
        }
    }

    public SourceClock With(TrackFix fix)
    {
        var received = fix.ReceivedAt.UtcTicks;
        var measured = ReportTime.InThisEra((fix.DeviceTime ?? fix.FixTime).UtcTicks, received);
        var lag = (int)Math.Clamp((received - measured) / TimeSpan.TicksPerMillisecond, int.MinValue, int.MaxValue);
        int[] lags;
        if (_lags.Length < Most)
        {
            lags = [.. _lags, lag];
        }
        else
        {
            lags = [.. _lags];
            lags[Next] = lag;
        }

        return new(Name, Hash, Math.Max(NewestFix, fix.FixTime.UtcTicks), lags, (Next + 1) % Most, Offset,
            Echoes || (fix.Flags & FixFlags.Echo) != 0);
    }

    public SourceClock With(TimeSpan offset) => new(Name, Hash, NewestFix, _lags, Next, offset, Echoes);

    /// <summary>Whether it has too little evidence to stand alone: a further source of an object then goes by the first.</summary>
    public bool IsYoung => _lags.Length < Most;

    /// <summary>Whether what is found of another clock, which was thought to be off by so much, holds for this one too.</summary>
    public bool Follows(SourceClock other) => Offset == other.Offset && (IsYoung || Echoes || other.Echoes);

    /// <summary>What the offset should be from now on; null while the evidence says nothing else than what is thought.</summary>
    public TimeSpan? Judged()
    {
        if (_lags.Length < Least)
        {
            return null;
        }

        var thought = (int)Offset.TotalMilliseconds;
        var low = SecondLowest();
        if (low - thought is > -Change and < Change || (low > thought && !IsSteady(low)) || (low < Wild && Near(low) * 4 < _lags.Length))
        {
            return null;
        }

        var offset = low <= Fast || (low is >= Slow and <= Buffered && IsSteady(low)) ? low : 0;
        return Math.Abs(offset - thought) >= Change ? TimeSpan.FromMilliseconds(offset) : null;
    }

    private int SecondLowest()
    {
        var (lowest, second) = (int.MaxValue, int.MaxValue);
        foreach (var lag in _lags)
        {
            (lowest, second) = lag < lowest ? (lag, lowest) : (lowest, Math.Min(second, lag));
        }

        return second;
    }

    /// <summary>Whether most of a full window lies within 3 s of its low end.</summary>
    private bool IsSteady(int low) => _lags.Length == Most && Near(low) > Most * 3 / 4;

    private int Near(int low)
    {
        var near = 0;
        foreach (var lag in _lags)
        {
            near += lag <= low + Steady ? 1 : 0;
        }

        return near;
    }
}
