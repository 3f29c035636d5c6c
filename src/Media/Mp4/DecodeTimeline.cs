namespace LiveView.Media.Mp4;

/// <summary>
/// Lays the decode times of successive ffmpeg runs, each of which starts at zero, on one line that never goes back: a run continues
/// where the last fragment ended, plus the time that passed on the wall meanwhile.
/// </summary>
public sealed class DecodeTimeline
{
    private static readonly TimeSpan s_greatestJump = TimeSpan.FromSeconds(10);
    private int _timescale = 1;
    private bool _anchored;
    private bool _hasLast;
    private long _offset;
    private long _lastTime;
    private long _lastEnd;
    private DateTimeOffset _lastArrival;

    /// <summary>A new run starts, with its own zero and perhaps its own timescale.</summary>
    /// <param name="timescale">Units per second, at least 1.</param>
    public void StartRun(int timescale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timescale, 1);
        _lastTime = Rescaled(_lastTime, timescale);
        _lastEnd = Rescaled(_lastEnd, timescale);
        _timescale = timescale;
        _anchored = false;
    }

    /// <summary>Where a fragment of the current run stands on the line.</summary>
    /// <param name="decodeTime">As the run counts, in units of its timescale.</param>
    /// <param name="duration">In units of the timescale.</param>
    /// <param name="arrivedAt">When the fragment came.</param>
    /// <returns>Greater than for any fragment before, in units of the timescale of this run.</returns>
    public long Place(long decodeTime, long duration, DateTimeOffset arrivedAt)
    {
        var placed = decodeTime + _offset;
        if (!_anchored || placed <= _lastTime || placed > Expected(arrivedAt) + Units(s_greatestJump))
        {
            placed = _hasLast ? Expected(arrivedAt) : 0;
            _offset = placed - decodeTime;
            _anchored = true;
        }

        _hasLast = true;
        _lastTime = placed;
        _lastEnd = placed + Math.Max(0, duration);
        _lastArrival = arrivedAt;
        return placed;
    }

    private long Expected(DateTimeOffset arrivedAt)
    {
        var passed = _lastTime + (arrivedAt > _lastArrival ? Units(arrivedAt - _lastArrival) : 0);
        return Math.Max(_lastTime + 1, Math.Max(_lastEnd, passed));
    }

    private long Units(TimeSpan time) => (long)((Int128)time.Ticks * _timescale / TimeSpan.TicksPerSecond);

    // Rounded up, so that the line never goes back by a part of a unit.
    private long Rescaled(long time, int timescale) => (long)(((Int128)time * timescale + _timescale - 1) / _timescale);
}
