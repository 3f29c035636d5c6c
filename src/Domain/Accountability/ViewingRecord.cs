using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Accountability;

/// <summary>
/// One viewing as it is accounted for: who watched which camera, live or what was recorded, for how long, and why [inzage].
/// </summary>
/// <param name="Position">Position of its beginning in the log; rises with time.</param>
/// <param name="Incident">In which incident.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Site">Name of the site, as it was then.</param>
/// <param name="Camera">The camera.</param>
/// <param name="SharingParty">Whose camera.</param>
/// <param name="Action">How: live, by looking back, as a still picture or by taking a clip.</param>
/// <param name="Organisation">For whom the person acted.</param>
/// <param name="Person">The person's pseudonym, or null for a machine.</param>
/// <param name="Role">In which role, or null for a machine.</param>
/// <param name="LegalBasis">On what ground, from the release that allowed it; null when the sharing party watched its own camera.</param>
/// <param name="From">From when, UTC.</param>
/// <param name="To">Until when, UTC; null while it goes on.</param>
/// <param name="EndedBy">How it ended: a stable code; null while it goes on.</param>
/// <param name="Frames">Number of frames that left.</param>
/// <param name="Bytes">Number of picture bytes that left.</param>
/// <param name="First">Earliest recorded picture that left, UTC; null for a live viewing, and when none left or it goes on.</param>
/// <param name="Last">Latest recorded picture that left, UTC; null as <paramref name="First"/> is.</param>
public sealed record ViewingRecord(
    long Position, IncidentId Incident, ConnectionNumber Connection, string Site, CameraId Camera, OrganisationId SharingParty,
    GateAction Action, OrganisationId Organisation, PersonId? Person, PersonRole? Role, string? LegalBasis, DateTimeOffset From,
    DateTimeOffset? To, string? EndedBy, long Frames, long Bytes, DateTimeOffset? First = null, DateTimeOffset? Last = null);
