using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Releases;

/// <summary>All an edge must know of an incident to decide about a picture, and nothing more.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Epoch">Rises with every change of rights: of two snapshots the higher holds.</param>
/// <param name="IsOpen">False once it is dismissed or closed.</param>
/// <param name="SharingParty">The party whose cameras they are.</param>
/// <param name="Cameras">The site's cameras.</param>
/// <param name="Releases">Releases that have not ended.</param>
public sealed record IncidentRights(
    IncidentId Incident, long Epoch, bool IsOpen, OrganisationId SharingParty,
    IReadOnlyList<CameraId> Cameras, IReadOnlyList<ImageRelease> Releases);
