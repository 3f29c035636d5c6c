using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Connections;

/// <summary>Stored state of a connection.</summary>
internal sealed class SiteState
{
    public Site? Site { get; set; }

    public IncidentId? LastIncident { get; set; }

    /// <summary>To which incident the last alarms went, oldest first.</summary>
    public List<AssignedAlarm> Assigned { get; set; } = [];

    internal sealed record AssignedAlarm(AlarmId Alarm, IncidentId Incident);
}
