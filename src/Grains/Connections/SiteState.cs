using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;

namespace LiveView.Grains.Connections;

/// <summary>Stored state of a connection.</summary>
internal sealed class SiteState
{
    public Site? Site { get; set; }

    public IncidentId? LastIncident { get; set; }

    /// <summary>Floor plans, which no import brings.</summary>
    public List<SitePlan> Plans { get; set; } = [];

    /// <summary>To which incident the last alarms belong: an alarm that is sent again stays where it was.</summary>
    public List<KnownAlarm> Alarms { get; set; } = [];

    /// <summary>An alarm and its incident.</summary>
    internal sealed record KnownAlarm(AlarmId Alarm, IncidentId Incident);
}
