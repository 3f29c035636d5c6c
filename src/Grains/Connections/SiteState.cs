using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Connections;

/// <summary>Stored state of a connection.</summary>
internal sealed class SiteState
{
    public Site? Site { get; set; }

    public IncidentId? LastIncident { get; set; }

    public AlarmId? LastAlarm { get; set; }
}
