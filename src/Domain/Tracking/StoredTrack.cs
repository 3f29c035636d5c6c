namespace LiveView.Domain.Tracking;

/// <summary>What is stored of an object, as far as decisions need it.</summary>
/// <param name="Events">Its last events, and before them those that began or ended an episode, by number.</param>
/// <param name="LiveSequence">The number up to which only its live position was stored; 0 when its trail always was.</param>
/// <param name="Live">That position; null when there is none.</param>
public sealed record StoredTrack(IReadOnlyList<TrackEvent> Events, long LiveSequence = 0, LivePosition? Live = null)
{
    /// <summary>
    /// How many of the last events are enough: as far as a track looks back where fixes come out of order. What was said longer ago, and is
    /// said again after the object was read anew, is taken as a late fix, which moves nothing.
    /// </summary>
    public const int Enough = 1_600;

    /// <summary>The track that goes on from here.</summary>
    public Track Restore()
    {
        if (LiveSequence > 0 && (Events.Count == 0 || Events[^1].Sequence <= LiveSequence))
        {
            var live = Live?.Fix is { } fix ? TrackRules.Evolve(Track.Empty, new TrackEvent.FixTaken(fix)) : Track.Empty;
            return live with { LastSequence = LiveSequence };
        }

        return Events.Aggregate(Track.Empty, TrackRules.Evolve);
    }
}
