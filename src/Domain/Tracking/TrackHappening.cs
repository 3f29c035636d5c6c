using System.Collections.Immutable;

namespace LiveView.Domain.Tracking;

/// <summary>The events of one decision as they come about, and the track after them.</summary>
internal sealed class TrackHappening(Track track, int expected)
{
    private readonly ImmutableArray<TrackEvent>.Builder _events = ImmutableArray.CreateBuilder<TrackEvent>(expected);

    public Track Track { get; private set; } = track;

    /// <summary>Number of the next event.</summary>
    public long Next => Track.LastSequence + 1;

    public void Add(TrackEvent happened)
    {
        _events.Add(happened);
        Track = TrackEvolution.Of(Track, happened);
    }

    public ImmutableArray<TrackEvent> Events() => _events.DrainToImmutable();
}
