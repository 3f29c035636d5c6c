using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Releases;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Views;

/// <summary>An incident as one organisation may know it at one moment: see <see cref="IncidentProjection"/>.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Seq">Number of events it is made of; for an organisation that left, up to its leaving.</param>
/// <param name="Status">Where it is in its life cycle; closed for an organisation that left.</param>
/// <param name="Kind">What sort of case it is.</param>
/// <param name="AlarmKind">What its most urgent alarm is about.</param>
/// <param name="Priority">1 (highest) to 3.</param>
/// <param name="RaisedAt">When it was raised, UTC.</param>
/// <param name="ClosedAt">When it was dismissed or closed, or when the organisation that reads left it, UTC.</param>
/// <param name="Site">The site.</param>
/// <param name="SharingParty">The party that shares.</param>
/// <param name="Alarms">Its alarms.</param>
/// <param name="Verification">The judgement, once given.</param>
/// <param name="Cameras">Cameras whose pictures the organisation may see now.</param>
/// <param name="Notifications">Control rooms that were told; for one that left, only itself.</param>
/// <param name="Releases">Releases the organisation may know of: all for the sharing party, its own for a receiver.</param>
/// <param name="Log">The shared log.</param>
/// <param name="Watching">Who watches now: for the sharing party only.</param>
/// <param name="Unwatched">Parties that were given pictures and do not look: all for the sharing party, itself for a receiver.</param>
/// <param name="Material">Photos and plans: all for the sharing party, for a receiver those it may look at now.</param>
/// <param name="Objects">Tracked objects: all for the sharing party, for a receiver those it may follow now.</param>
/// <param name="Requests">Control requests: all for the sharing party, its own for a receiver; of what is over the newest.</param>
/// <param name="Drawings">Drawings on pictures and plans that the organisation may see now.</param>
/// <param name="Receipts">Up to where each party read the notes.</param>
/// <param name="May">Names of the commands the organisation may give now.</param>
public sealed record IncidentView(
    IncidentId Id, long Seq, IncidentStatus Status, IncidentKind Kind, AlarmKind AlarmKind, int Priority,
    DateTimeOffset RaisedAt, DateTimeOffset? ClosedAt, SiteView Site, OrganisationName SharingParty,
    IReadOnlyList<AlarmView> Alarms, VerificationView? Verification, IReadOnlyList<IncidentCamera> Cameras,
    IReadOnlyList<Notification> Notifications, IReadOnlyList<ReleaseView> Releases, IReadOnlyList<LogEntryView> Log,
    IReadOnlyList<WatchingView> Watching, IReadOnlyList<UnwatchedView> Unwatched,
    IReadOnlyList<MaterialView> Material, IReadOnlyList<ObjectView> Objects, IReadOnlyList<ControlRequestView> Requests,
    IReadOnlyList<DrawingView> Drawings, IReadOnlyList<NoteReceiptView> Receipts, IReadOnlyList<string> May)
{
    /// <summary>Who was invited and takes part for that: for the sharing party, the room that invited and the party that is invited.</summary>
    public IReadOnlyList<InvitationView> Invitations { get; init; } = [];

    /// <summary>The checklist of its most urgent alarm: for the sharing party only.</summary>
    public IReadOnlyList<CheckView> Checks { get; init; } = [];

    /// <summary>That it is set aside: for the sharing party only; null while it is not.</summary>
    public ShelfView? Shelf { get; init; }
}

/// <summary>A site as an incident shows it.</summary>
/// <param name="Connection">The connection number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is, in words.</param>
/// <param name="Position">Where it is, WGS84.</param>
/// <param name="PreAlarmSeconds">For the sharing party: how many seconds from before the alarm it may release; else 0.</param>
public sealed record SiteView(ConnectionNumber Connection, string Name, AddressView Address, GeoPosition Position, int PreAlarmSeconds = 0);

/// <summary>An address with the name of its municipality.</summary>
/// <param name="Street">Street name.</param>
/// <param name="Number">House number with its addition.</param>
/// <param name="Postcode">Dutch postcode.</param>
/// <param name="City">Place of residence.</param>
/// <param name="Municipality">Name of the municipality.</param>
/// <param name="MunicipalityCode">Four-digit municipality code (CBS).</param>
public sealed record AddressView(
    string Street, string Number, string Postcode, string City, string Municipality, string MunicipalityCode);

/// <summary>An alarm as an incident shows it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Code">The code the panel sent.</param>
/// <param name="Zone">Zone or user, as sent.</param>
/// <param name="Text">Text the panel added.</param>
/// <param name="ReceivedAt">When it was received, UTC.</param>
public sealed record AlarmView(AlarmId Id, AlarmKind Kind, string Code, string? Zone, string? Text, DateTimeOffset ReceivedAt);

/// <summary>Who did something, as other parties may know it: an organisation and a role, never a person's name.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Role">The role in camel case, or <c>system</c> for a machine.</param>
public sealed record ByView(OrganisationName Organisation, string Role);

/// <summary>The judgement as an incident shows it.</summary>
/// <param name="Verdict">The judgement.</param>
/// <param name="Level">Level 0 to 4 after AVS-01.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Note">Remark of the operator.</param>
/// <param name="By">Who judged.</param>
/// <param name="At">When, UTC.</param>
public sealed record VerificationView(
    Verdict Verdict, int Level, IReadOnlyList<VerificationEvidence> Evidence, string? Note, ByView By, DateTimeOffset At);

/// <summary>A release as an incident shows it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Camera">The camera.</param>
/// <param name="To">The receiving party.</param>
/// <param name="Since">First moment, UTC.</param>
/// <param name="Until">Last moment, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it runs.</param>
/// <param name="Capabilities">What it allows.</param>
/// <param name="Pending">Whether it waits for a second person of the sharing party.</param>
/// <param name="PicturesFrom">Earliest recorded picture that may be seen or taken along, UTC; null when it allows neither.</param>
/// <param name="PreAlarmSeconds">How many seconds from before the alarm it reaches back.</param>
/// <param name="GivenBy">The receiver that passed it on; null for the sharing party.</param>
public sealed record ReleaseView(
    ReleaseId Id, CameraId Camera, OrganisationId To, DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset? EndedAt,
    CapabilitySet Capabilities, bool Pending, DateTimeOffset? PicturesFrom = null, int PreAlarmSeconds = 0,
    OrganisationId? GivenBy = null);

/// <summary>A line of the shared log as an incident shows it.</summary>
/// <param name="Seq">Sequence of the event it stands for.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Code">What happened: a stable code that screens translate.</param>
/// <param name="Text">What somebody wrote with it.</param>
/// <param name="Capabilities">What the release that it is about allows; null when it is about none.</param>
/// <param name="To">The party that was told, that a release is for, or whose part in the lead it is about; null when it is about none.</param>
/// <param name="Reason">Why somebody declined the lead; null when it is about no such thing.</param>
/// <param name="Wish">What the control request that it is about asks; null when it is about none.</param>
/// <param name="Camera">Name of the camera that the control request is about, or of what was drawn on; null when it is about none.</param>
/// <param name="Purpose">What a party was invited for; null when it is about no such thing.</param>
/// <param name="Role">As what a party was invited; null when it is about no such thing.</param>
public sealed record LogEntryView(long Seq, DateTimeOffset At, ByView By, string Code, string? Text, CapabilitySet? Capabilities = null,
    OrganisationName? To = null, string? Reason = null, ControlWishKind? Wish = null, string? Camera = null, InvitationPurpose? Purpose = null,
    InvitationRole? Role = null);

/// <summary>How many people of one organisation watch one camera now, live or otherwise [kijkt mee].</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Action">How they watch: live, or by looking back.</param>
/// <param name="Count">How many viewings are under way.</param>
public sealed record WatchingView(CameraId Camera, OrganisationName Organisation, GateAction Action, int Count);

/// <summary>A party that was given pictures and does not look [niemand kijkt].</summary>
/// <param name="To">The party.</param>
/// <param name="Cameras">The cameras.</param>
/// <param name="Since">Since when it could look, UTC.</param>
/// <param name="At">When it was escalated, UTC.</param>
public sealed record UnwatchedView(OrganisationName To, IReadOnlyList<CameraId> Cameras, DateTimeOffset Since, DateTimeOffset At);
