namespace LiveView.Media.Ingest;

/// <summary>Watches the age of the last frame: the only sign of health that can be trusted. Frames and questions come from two threads.</summary>
internal sealed class FrameWatch(MediaNodeOptions options, TimeProvider time)
{
    private static readonly TimeSpan s_leastStall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_greatestStall = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly long _startedAt = time.GetTimestamp();
    private long? _firstAt;
    private long _lastAt;
    private long? _signAt;
    private TimeSpan _interval;

    /// <summary>Whether a frame has come.</summary>
    public bool HasFrame
    {
        get
        {
            lock (_gate)
            {
                return _firstAt is not null;
            }
        }
    }

    /// <summary>Whether pictures came, although none that can be shown.</summary>
    public bool HasSign
    {
        get
        {
            lock (_gate)
            {
                return _signAt is not null;
            }
        }
    }

    /// <summary>Time since the start of the run.</summary>
    public TimeSpan Running => time.GetElapsedTime(_startedAt);

    /// <summary>From the start of the run to its first frame; null before that.</summary>
    public TimeSpan? ToFirstFrame
    {
        get
        {
            lock (_gate)
            {
                return _firstAt is { } first ? time.GetElapsedTime(_startedAt, first) : null;
            }
        }
    }

    /// <summary>From the first frame to the last.</summary>
    public TimeSpan HealthyFor
    {
        get
        {
            lock (_gate)
            {
                return _firstAt is { } first ? time.GetElapsedTime(first, _lastAt) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>A picture came that cannot be shown: the camera lives.</summary>
    public void OnSign()
    {
        lock (_gate)
        {
            _signAt = time.GetTimestamp();
        }
    }

    public void OnFrame()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_firstAt is null)
            {
                _firstAt = now;
            }
            else
            {
                _interval += (time.GetElapsedTime(_lastAt, now) - _interval) / 8;
            }

            _lastAt = now;
        }
    }

    public FrameAge Look()
    {
        lock (_gate)
        {
            if (_firstAt is null)
            {
                return Running <= options.FirstFramePatience ? FrameAge.Fresh
                    : _signAt is { } sign && time.GetElapsedTime(sign) <= options.FramePatience && Running <= options.KeyFramePatience ? FrameAge.WithoutKey
                    : FrameAge.Lost;
            }

            var age = time.GetElapsedTime(_lastAt);
            var stall = Clamp(_interval * 3);
            return age <= stall ? FrameAge.Fresh : age <= Max(options.FramePatience, stall * 2) ? FrameAge.Stalled : FrameAge.Lost;
        }
    }

    private static TimeSpan Clamp(TimeSpan stall) => stall < s_leastStall ? s_leastStall : stall > s_greatestStall ? s_greatestStall : stall;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
