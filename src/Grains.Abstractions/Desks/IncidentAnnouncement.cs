using LiveView.Domain.Incidents;

namespace LiveView.Grains.Abstractions.Desks;

/// <summary>How an incident stands, told by the incident to a desk.</summary>
/// <param name="Event">Stable name of the last event.</param>
/// <param name="Incident">The incident; the desk projects what its organisation may know.</param>
[GenerateSerializer, Immutable, Alias("liveview.incident-announcement")]
public sealed record IncidentAnnouncement([property: Id(0)] string Event, [property: Id(1)] Incident Incident);
