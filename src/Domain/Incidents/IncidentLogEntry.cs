using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>One line of the log that the people who work on an incident share.</summary>
/// <param name="Seq">Sequence of the event it stands for.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Code">What happened: a stable code that screens translate.</param>
/// <param name="Text">What somebody wrote with it.</param>
/// <param name="To">The receiving party that was told, or whose release it is about; null when it is about none.</param>
/// <param name="Material">The photo or plan that it is about, whose title is its text; null when it is about none.</param>
/// <param name="Capabilities">What the release that it is about allows: live, looking back, a photo; null when it is about none.</param>
/// <param name="Object">The tracked object that it is about, whose name is its text; null when it is about none.</param>
/// <param name="Wish">What the control request that it is about asks; null when it is about none.</param>
/// <param name="Camera">The camera that the control request or drawing is about; null when it is about none.</param>
/// <param name="Purpose">What a party was invited for; null when it is about no such thing.</param>
/// <param name="Role">As what a party was invited; null when it is about no such thing.</param>
public sealed record IncidentLogEntry(
    long Seq, DateTimeOffset At, Actor By, string Code, string? Text, OrganisationId? To = null, MaterialId? Material = null,
    CapabilitySet? Capabilities = null, TrackedObjectId? Object = null, ControlWishKind? Wish = null, CameraId? Camera = null,
    InvitationPurpose? Purpose = null, InvitationRole? Role = null);
