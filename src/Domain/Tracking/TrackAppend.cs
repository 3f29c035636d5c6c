using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking;

/// <summary>Events of one object to append.</summary>
/// <param name="Object">The object.</param>
/// <param name="From">Number of its last event before these.</param>
/// <param name="Events">The events, at least one, numbered on from there.</param>
/// <param name="Live">Of an object without a trail: its live position after them, which is all that is stored; null where the trail is kept.</param>
public sealed record TrackAppend(TrackedObjectId Object, long From, IReadOnlyList<TrackEvent> Events, LivePosition? Live = null)
{
    /// <summary>Number of its last event after these.</summary>
    public long To => Events[^1].Sequence;
}

/// <summary>Where an object is, and nothing of where it was.</summary>
/// <param name="Fix">The newest fix that is believed; null before the first.</param>
public sealed record LivePosition(TrackFix? Fix);
