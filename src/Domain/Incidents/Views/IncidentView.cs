using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
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
/// <param name="May">Names of the commands the organisation may give now.</param>
public sealed record IncidentView(
    IncidentId Id, long Seq, IncidentStatus Status, IncidentKind Kind, AlarmKind AlarmKind, int Priority,
    DateTimeOffset RaisedAt, DateTimeOffset? ClosedAt, SiteView Site, OrganisationName SharingParty,
    IReadOnlyList<AlarmView> Alarms, VerificationView? Verification, IReadOnlyList<IncidentCamera> Cameras,
    IReadOnlyList<Notification> Notifications, IReadOnlyList<ReleaseView> Releases, IReadOnlyList<LogEntryView> Log,
    IReadOnlyList<WatchingView> Watching, IReadOnlyList<UnwatchedView> Unwatched,
    IReadOnlyList<MaterialView> Material, IReadOnlyList<string> May);

/// <summary>A site as an incident shows it.</summary>
/// <param name="Connection">The connection number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is, in words.</param>
/// <param name="Position">Where it is, WGS84.</param>
public sealed record SiteView(ConnectionNumber Connection, string Name, AddressView Address, GeoPosition Position);

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
public sealed record ReleaseView(
    ReleaseId Id, CameraId Camera, OrganisationId To, DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset? EndedAt,
    CapabilitySet Capabilities, bool Pending);

/// <summary>A line of the shared log as an incident shows it.</summary>
/// <param name="Seq">Sequence of the event it stands for.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Code">What happened: a stable code that screens translate.</param>
/// <param name="Text">What somebody wrote with it.</param>
public sealed record LogEntryView(long Seq, DateTimeOffset At, ByView By, string Code, string? Text);

/// <summary>How many people of one organisation watch one camera now [kijkt mee].</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Count">How many viewings are under way.</param>
public sealed record WatchingView(CameraId Camera, OrganisationName Organisation, int Count);

/// <summary>A party that was given pictures and does not look [niemand kijkt].</summary>
/// <param name="To">The party.</param>
/// <param name="Cameras">The cameras.</param>
/// <param name="Since">Since when it could look, UTC.</param>
/// <param name="At">When it was escalated, UTC.</param>
public sealed record UnwatchedView(OrganisationName To, IReadOnlyList<CameraId> Cameras, DateTimeOffset Since, DateTimeOffset At);
