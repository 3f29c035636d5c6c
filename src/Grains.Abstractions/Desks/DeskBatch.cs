using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Desks;

/// <summary>Announcements of one desk, in order.</summary>
/// <param name="Organisation">Whose desk.</param>
/// <param name="Announcements">The announcements.</param>
[GenerateSerializer, Immutable, Alias("liveview.desk-batch")]
public sealed record DeskBatch([property: Id(0)] OrganisationId Organisation, [property: Id(1)] DeskAnnouncement[] Announcements);
