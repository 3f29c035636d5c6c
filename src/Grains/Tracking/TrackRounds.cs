namespace LiveView.Grains.Tracking;

/// <summary>
/// Goes past the tracked objects of one silo and has those look of which time alone may tell something. A timer for each would keep a ninth
/// of what an object takes, and most of them report before their silence means anything.
/// </summary>
/// <param name="time">When rounds begin.</param>
public sealed class TrackRounds(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly HashSet<IRoundStop> _stops = [];
    private ITimer? _timer;

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _stops.Clear();
        }
    }

    internal void Join(IRoundStop stop)
    {
        lock (_gate)
        {
            _stops.Add(stop);
            _timer ??= time.CreateTimer(static rounds => ((TrackRounds)rounds!).Go(), this, s_pace, s_pace);
        }
    }

    internal void Leave(IRoundStop stop)
    {
        lock (_gate)
        {
            _stops.Remove(stop);
        }
    }

    private void Go()
    {
        List<IRoundStop> due = [];
        var now = time.GetUtcNow().UtcTicks;
        lock (_gate)
        {
            foreach (var stop in _stops)
            {
                if (stop.LooksAt <= now)
                {
                    due.Add(stop);
                }
            }
        }

        due.ForEach(each => each.Look());
    }
}
