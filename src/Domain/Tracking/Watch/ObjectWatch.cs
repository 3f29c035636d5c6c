using System.Collections.Immutable;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking.Watch.Fences;

namespace LiveView.Domain.Tracking.Watch;

/// <summary>What is listened for in a tracked object, and what was heard. It changes by <see cref="WatchRules"/> and <see cref="AlarmRules"/>.</summary>
public sealed record ObjectWatch
{
    /// <summary>Greatest number of settled alarms that are kept to be shown.</summary>
    public const int MostHeard = 32;

    /// <summary>An object over which nobody watched yet.</summary>
    public static ObjectWatch Empty { get; } = new();

    /// <summary>Standing watches that are not over, at most <see cref="WatchRules.Most"/>.</summary>
    public ImmutableList<WatchWindow> Windows { get; init; } = [];

    /// <summary>Its fences, at most <see cref="FenceChecks.Most"/>.</summary>
    public ImmutableList<WatchedFence> Fences { get; init; } = [];

    /// <summary>The time of the newest fix that the fences were held against, UTC.</summary>
    public DateTimeOffset LookedAt { get; init; }

    /// <summary>The duress button while it counts as pressed; null when it does not.</summary>
    public PressedButton? Button { get; init; }

    /// <summary>Alarms without an outcome, oldest first.</summary>
    public ImmutableList<UnsettledAlarm> Unsettled { get; init; } = [];

    /// <summary>The last alarms and what became of them, oldest first.</summary>
    public ImmutableList<HeardAlarm> Heard { get; init; } = [];

    /// <summary>The incident of its last alarm, which may be over; null before the first.</summary>
    public IncidentId? LastIncident { get; init; }

    /// <summary>Whether a standing watch runs at both moments: an authority that has ended, or had not begun, is none.</summary>
    internal bool IsWatched(DateTimeOffset at, DateTimeOffset now) => Windows.Exists(each => each.Holds(at) && each.Holds(now));

    /// <summary>Whether a crossing of a fence outside of a watch was heard since a moment.</summary>
    internal bool HeardOutside(FenceId fence, DateTimeOffset since) =>
        Unsettled.Exists(each => !each.Raises && each.Alarm.Fence == fence && each.Alarm.At > since)
        || Heard.Exists(each => each.Outcome == ObjectAlarmOutcome.NotWatched && each.Alarm.Fence == fence && each.Alarm.At > since);

    /// <summary>Whether it differs from another in what must not be lost with the silo.</summary>
    public bool DiffersFor(ObjectWatch before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return !ReferenceEquals(this, before) && (!ReferenceEquals(Unsettled, before.Unsettled)
            || !Fences.Select(each => each.Stand.Side).SequenceEqual(before.Fences.Select(each => each.Stand.Side)) || Button?.HeardAt != before.Button?.HeardAt);
    }

    /// <summary>With what became of its oldest alarm without an outcome.</summary>
    public ObjectWatch Settled(HeardAlarm heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        var all = Heard.Add(heard);
        return this with
        {
            Unsettled = Unsettled.RemoveAt(0),
            Heard = all.Count > MostHeard ? all.RemoveAt(0) : all,
            LastIncident = heard.Incident ?? LastIncident,
        };
    }
}
