using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Accountability;

/// <summary>
/// One hand-over [verstrekking]: pictures released to a party, a clip that somebody took along, or an incident's log exported for somebody.
/// </summary>
/// <param name="Position">Position in the log; rises with time.</param>
/// <param name="Incident">In which incident.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Site">Name of the site, as it was then.</param>
/// <param name="Release">The release, within its incident; null for an export or a clip.</param>
/// <param name="Camera">The camera; null for an export.</param>
/// <param name="SharingParty">Who gave.</param>
/// <param name="Recipient">To whom; null when an export was for somebody who is no party.</param>
/// <param name="RecipientText">For whom an export was, as was written down; null when that was erased, and for a release or a clip.</param>
/// <param name="GivenBy">Pseudonym of who gave it, or null for a machine; of a clip, who took it.</param>
/// <param name="Role">In which role, or null for a machine.</param>
/// <param name="LegalBasis">On what ground; null for a clip of the sharing party's own camera.</param>
/// <param name="From">From when, UTC.</param>
/// <param name="Until">Until when at most, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it runs.</param>
/// <param name="EndedBy">How it ended: <c>withdrawn</c>, <c>expired</c>, <c>closed</c>, or <c>exported</c> at once, or <c>clip</c> at once; null while it runs.</param>
/// <param name="Clip">What left, of a clip; null for what is none.</param>
/// <param name="Capabilities">What a release allowed: watching live, looking back, or more; null for what is none.</param>
/// <param name="PicturesFrom">Earliest recorded picture that a release opened, UTC; null when it allowed nothing that was recorded.</param>
public sealed record DisclosureRecord(
    long Position, IncidentId Incident, ConnectionNumber Connection, string Site, ReleaseId? Release, CameraId? Camera,
    OrganisationId SharingParty, OrganisationId? Recipient, string? RecipientText, PersonId? GivenBy, PersonRole? Role, string? LegalBasis,
    DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? EndedAt, string? EndedBy, DisclosedClip? Clip = null,
    CapabilitySet? Capabilities = null, DateTimeOffset? PicturesFrom = null);
