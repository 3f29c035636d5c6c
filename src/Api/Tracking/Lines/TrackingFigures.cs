using System.Diagnostics.Metrics;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Api.Tracking.Lines;

/// <summary>What came in on lines without tokens and is not stored, and what objects raised the alarm about, counted for the meter <c>LiveView.Tracking</c>.</summary>
internal sealed class TrackingFigures
{
    /// <summary>The name of the meter.</summary>
    public const string Meter = "LiveView.Tracking";

    private readonly Counter<long> _unreadable;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _alarms;

    public TrackingFigures(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _unreadable = meter.CreateCounter<long>("liveview.tracking.unreadable", "{message}", "Messages that could not be read.");
        _refused = meter.CreateCounter<long>("liveview.tracking.refused", "{message}", "Messages of devices or machines that may not report there.");
        _lost = meter.CreateCounter<long>("liveview.tracking.lost", "{message}", "Messages that were thrown away because too much came at once.");
        _alarms = meter.CreateCounter<long>("liveview.tracking.alarms", "{alarm}", "Alarms that tracked objects raised with what they reported, by what became of them.");
    }

    /// <summary>An alarm of a tracked object was settled with a report.</summary>
    public void Alarm(ObjectAlarmOutcome outcome) => _alarms.Add(1, new KeyValuePair<string, object?>("outcome", outcome switch
    {
        ObjectAlarmOutcome.Raised => "raised",
        ObjectAlarmOutcome.NotWatched => "not-watched",
        ObjectAlarmOutcome.NoConnection => "no-connection",
        ObjectAlarmOutcome.NotTaken => "not-taken",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome of an alarm."),
    }));

    public void Unreadable(string protocol, long messages = 1) => _unreadable.Add(messages, new KeyValuePair<string, object?>("protocol", protocol));

    public void Refused(string protocol) => _refused.Add(1, new KeyValuePair<string, object?>("protocol", protocol));

    public void Lost(string protocol) => _lost.Add(1, new KeyValuePair<string, object?>("protocol", protocol));
}
