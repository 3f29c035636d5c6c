namespace LiveView.Domain.Tracking;

/// <summary>The whole track from all its events, as far back as they go: for replay, export and whoever checks it afterwards.</summary>
public sealed class TrackHistory
{
    private readonly Dictionary<long, TrackFix> _fixes = [];

    /// <summary>Every fix that was ever taken, doubted or not, by the time it shows.</summary>
    public IReadOnlyList<TrackFix> Fixes => [.. _fixes.Values.OrderBy(fix => fix.Time).ThenBy(fix => fix.Sequence)];

    /// <summary>The track as it is believed after the last event, by time.</summary>
    public IReadOnlyList<TrackFix> Believed => [.. Fixes.Where(fix => fix.IsBelieved)];

    /// <summary>The history of these events, in their order.</summary>
    public static TrackHistory Of(IEnumerable<TrackEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var history = new TrackHistory();
        foreach (var each in events)
        {
            history.Add(each);
        }

        return history;
    }

    private void Add(TrackEvent happened)
    {
        switch (happened)
        {
            case TrackEvent.FixTaken(var fix):
                _fixes[fix.Sequence] = fix;
                break;
            case TrackEvent.FixJudged judged when _fixes.TryGetValue(judged.Of, out var fix):
                _fixes[judged.Of] = fix with { Flags = judged.Flags };
                break;
            case TrackEvent.ClockFound clock:
                foreach (var (sequence, fix) in _fixes)
                {
                    _fixes[sequence] = ReportTime.Again(fix, clock);
                }

                break;
            default:
                break;
        }
    }
}
