using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// The time by which one incident holds its rights. It is set once, when the incident is loaded, to the wall clock or to the incident's
/// last event, whichever is later, and from then on runs by the monotonic clock. A wall clock that is set forward or back while the
/// incident is loaded neither ends a release nor prolongs it, and cannot revive one.
/// </summary>
internal sealed class IncidentClock(TimeProvider time, ILogger logger, string incident, DateTimeOffset lastEvent)
{
    /// <summary>Less than this is the ordinary correction of a clock that is kept in step.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private readonly long _setAt = time.GetTimestamp();
    private readonly DateTimeOffset _set = Later(time.GetUtcNow(), lastEvent);
    private TimeSpan _noted;

    /// <summary>Now, UTC. Never earlier than what it said before.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = _set + time.GetElapsedTime(_setAt);
            var apart = time.GetUtcNow() - now;
            if ((apart - _noted).Duration() > Step)
            {
                GrainLog.ClockStepped(logger, incident, apart - _noted);
                _noted = apart;
            }

            return now;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
