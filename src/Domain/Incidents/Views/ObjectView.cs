using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents.Views;

/// <summary>A tracked object as an incident shows it; its positions leave through the gate alone.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="By">Who brought it in.</param>
/// <param name="At">When, UTC.</param>
/// <param name="KeepTrail">Whether where it was is stored; for a receiver whether it may see that.</param>
/// <param name="Releasable">Whether the source policy lets it be released; for the sharing party, else false.</param>
/// <param name="Releases">Its releases: all for the sharing party, its own for a receiver.</param>
/// <param name="Followers">Who follows it now: for the sharing party only.</param>
/// <param name="Rooms">The control rooms that follow it, the one that leads first.</param>
/// <param name="Offers">To whom the lead is offered and who has not answered.</param>
/// <param name="May">Names of what the organisation's people may do with the lead now.</param>
public sealed record ObjectView(
    TrackedObjectId Id, TrackedObjectKind Kind, string Name, ByView By, DateTimeOffset At, bool KeepTrail, bool Releasable,
    IReadOnlyList<ObjectReleaseView> Releases, IReadOnlyList<FollowersView> Followers, IReadOnlyList<RoomView> Rooms,
    IReadOnlyList<LeadOfferView> Offers, IReadOnlyList<string> May);

/// <summary>A control room that follows a tracked object [wie volgt mee].</summary>
/// <param name="Room">The room.</param>
/// <param name="Role">What it does.</param>
/// <param name="Since">Since when it does that, UTC.</param>
/// <param name="Following">How many of its people follow now.</param>
public sealed record RoomView(OrganisationName Room, RoomRole Role, DateTimeOffset Since, int Following);

/// <summary>The lead as offered to a room that has not answered.</summary>
/// <param name="To">The room.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ExpectedAt">When the object is expected there, UTC; null when nobody says.</param>
/// <param name="EscalatedAt">When it was said that nobody answers, UTC; null before that.</param>
/// <param name="Sees">Whether the room may follow the object: where it may not, the sharing party is to forward and release.</param>
public sealed record LeadOfferView(OrganisationName To, DateTimeOffset At, DateTimeOffset? ExpectedAt, DateTimeOffset? EscalatedAt, bool Sees);

/// <summary>A release of a tracked object as an incident shows it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="To">The receiving party.</param>
/// <param name="Since">First moment, UTC.</param>
/// <param name="Until">Last moment, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it runs.</param>
/// <param name="Pending">Whether it waits for a second person of the sharing party.</param>
/// <param name="Trail">How much of its way it shows.</param>
public sealed record ObjectReleaseView(
    ReleaseId Id, OrganisationId To, DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset? EndedAt, bool Pending, TrailUse Trail);

/// <summary>How many people of one party follow a tracked object now [volgt mee].</summary>
/// <param name="Organisation">The party.</param>
/// <param name="Count">How many followings are under way.</param>
public sealed record FollowersView(OrganisationName Organisation, int Count);
