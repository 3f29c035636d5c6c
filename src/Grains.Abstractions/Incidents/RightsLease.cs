using LiveView.Domain.Releases;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>The rights of an incident, and for how long an edge may go by them without asking again.</summary>
/// <param name="Rights">The rights, at the incident's own time.</param>
/// <param name="Duration">From the moment it was asked; zero or less when nothing says that the one that answers still is the incident.</param>
[GenerateSerializer, Immutable, Alias("liveview.rights-lease")]
public sealed record RightsLease([property: Id(0)] IncidentRights Rights, [property: Id(1)] TimeSpan Duration);
