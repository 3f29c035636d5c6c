using LiveView.Domain.Tracking;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>How an object stands.</summary>
/// <param name="LastSequence">Number of the last event of its track; 0 for none.</param>
/// <param name="Live">Where it is; null before the first position.</param>
/// <param name="Rights">As in a <see cref="TrackBatch"/>.</param>
/// <param name="Settings">What is to be expected of it; how often it reports as learned by now, where it is not registered.</param>
/// <param name="Episodes">What is the matter with it: the beginnings of all that is not over.</param>
[GenerateSerializer, Immutable, Alias("liveview.track-snapshot")]
public sealed record TrackSnapshot(
    [property: Id(0)] long LastSequence, [property: Id(1)] TrackFix? Live, [property: Id(2)] RightsMark[] Rights,
    [property: Id(3)] TrackSettings Settings, [property: Id(4)] TrackEvent[] Episodes);

/// <summary>Events of one object after a number.</summary>
/// <param name="Events">The events by number, without a gap.</param>
/// <param name="IsGone">Whether there is a gap between what was asked for and what is stored: begin anew from where it is.</param>
/// <param name="LastSequence">Number of the last event of its track.</param>
[GenerateSerializer, Immutable, Alias("liveview.track-page")]
public sealed record TrackPage([property: Id(0)] TrackEvent[] Events, [property: Id(1)] bool IsGone, [property: Id(2)] long LastSequence);
