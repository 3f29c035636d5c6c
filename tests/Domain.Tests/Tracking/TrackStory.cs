using System.Collections.Immutable;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking;

/// <summary>A track as it grows, and all that happened to it.</summary>
internal sealed class TrackStory(TrackSettings? settings = null)
{
    private readonly TrackSettings _settings = settings ?? TrackSettings.Vehicle;
    private readonly PackedTrack _kept = new(Track.Empty);
    private Track _restored = Track.Empty;

    public Track Track { get; private set; } = Track.Empty;

    public List<TrackEvent> Events { get; } = [];

    public List<ReportVerdict> Verdicts { get; } = [];

    public IReadOnlyList<TrackFix> Fixes => TrackHistory.Of(Events).Fixes;

    public IReadOnlyList<TrackEvent> Hear(DateTimeOffset at, string source, params PositionReport[] reports)
    {
        var decision = TrackRules.Decide(Track, _settings, reports, source, at);
        Verdicts.AddRange(decision.Verdicts);
        return Happen(decision);
    }

    /// <summary>What is decided is decided no earlier than the rules said that it may be.</summary>
    public IReadOnlyList<TrackEvent> Watch(DateTimeOffset at)
    {
        var from = TrackRules.WatchFrom(Track);
        var decision = TrackRules.Watch(Track, _settings, at);
        Assert.True(decision.Events.IsEmpty || from <= at, $"Decided at {at:O}, and not to be looked at before {from:O}.");
        return Happen(decision);
    }

    /// <summary>What was decided goes on from the decision, packed in between as an object keeps it; the events alone must lead to the same track.</summary>
    private ImmutableArray<TrackEvent> Happen(TrackDecision decision)
    {
        foreach (var happened in decision.Events)
        {
            Assert.Equal(_restored.LastSequence + 1, happened.Sequence);
            _restored = TrackRules.Evolve(_restored, happened);
            Events.Add(happened);
        }

        _kept.Keep(decision.After);
        Track = _kept.Unpack();
        Assert.Equal(_restored.LastSequence, Track.LastSequence);
        Assert.Equal(_restored.Live, Track.Live);
        Assert.Equal(_restored.HeardAt, Track.HeardAt);
        Assert.Equal(_restored.Underway(), Track.Underway());
        // The dearest to compare, and it keeps what was wrong once.
        if (Events.Count % 32 == 0)
        {
            Assert.Equal(_restored.Tail, Track.Tail);
        }

        return decision.Events;
    }
}
