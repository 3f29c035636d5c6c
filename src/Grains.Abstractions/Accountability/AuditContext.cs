using LiveView.Domain.Accountability;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Abstractions.Accountability;

/// <summary>What reports can be made of, and the names that stand in them.</summary>
/// <param name="ByCamera">Whether the reports are about the reader's own cameras; else they are about its own people.</param>
/// <param name="Cameras">Cameras to choose from.</param>
/// <param name="Organisations">Names of all organisations.</param>
[GenerateSerializer, Immutable, Alias("liveview.audit-context")]
public sealed record AuditContext(
    [property: Id(0)] bool ByCamera, [property: Id(1)] AuditCamera[] Cameras, [property: Id(2)] OrganisationName[] Organisations);
