using LiveView.Domain.Identifiers;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Domain.Tests.Tracking.Watch;

/// <summary>A cash transport that drives as <see cref="Van"/> does, and what is heard of it.</summary>
internal sealed class Guarded(DuressUse duress = DuressUse.Always, ObjectWatch? watch = null)
{
    private readonly TrackStory _story = new();

    public static readonly TrackedObject Transport = Loot.Van with { AlarmConnection = Shop.Site.Connection };

    public TrackedObject Registered { get; } = Transport with { Duress = duress };

    public ObjectWatch Watch { get; set; } = watch ?? ObjectWatch.Empty;

    public Track Track => _story.Track;

    public static WatchWindow Window(double from, double until, string id = "w1") => new(
        WatchId.Parse(id), Van.At(from), Van.At(until), "Officier van justitie, parket Midden-Nederland", "Politiewet 2012, artikel 3", Cast.Operator);

    /// <summary>It says where it is, so many seconds after it set off.</summary>
    public Guarded Says(double seconds, TrackerAlarm? alarm = null, PositionReport? report = null)
    {
        var events = _story.Hear(Van.At(seconds + 0.5), "gps", (report ?? Van.Report(seconds)) with { Alarm = alarm });
        Watch = AlarmRules.Hear(Watch, Registered, events, _story.Track, Van.At(seconds + 0.5));
        return this;
    }
}
