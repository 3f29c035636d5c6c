using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Releases;

/// <summary>A sharing party lets one receiving party see one camera, inside one incident, for a while [beeldvrijgave].</summary>
/// <param name="Id">Its identifier within the incident.</param>
/// <param name="Camera">The camera.</param>
/// <param name="From">The sharing party.</param>
/// <param name="To">The receiving party.</param>
/// <param name="LegalBasis">On what ground, from the source policy.</param>
/// <param name="Since">First moment at which a picture may leave, UTC.</param>
/// <param name="Until">Last moment at which a picture may leave, UTC.</param>
/// <param name="EndedAt">When it was withdrawn or ended with the incident, UTC; null while it runs.</param>
public sealed record ImageRelease(
    ReleaseId Id, CameraId Camera, OrganisationId From, OrganisationId To, string LegalBasis,
    DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset? EndedAt = null)
{
    /// <summary>Whether pictures may leave under this release at a moment.</summary>
    public bool RunsAt(DateTimeOffset now) => EndedAt is null && now >= Since && now < Until;
}
