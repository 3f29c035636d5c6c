using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>Somebody has proved who it is; the account is asked for a session.</summary>
/// <param name="Session">Names the new session: random, made by the edge.</param>
/// <param name="Organisation">The organisation to act for.</param>
/// <param name="Strength">How the person proved it.</param>
/// <param name="Profile">What an issuer or the demonstration says about the person; null for an account that this installation looks after.</param>
/// <param name="Issuer">The issuer's side, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.sign-in-order")]
public sealed record SignInOrder(
    [property: Id(0)] SessionId Session, [property: Id(1)] OrganisationId Organisation, [property: Id(2)] SignInStrength Strength,
    [property: Id(3)] AccountProfile? Profile = null, [property: Id(4)] FederatedSession? Issuer = null);

/// <summary>What somebody else than this installation says about a person.</summary>
/// <param name="Origin">Who says it.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Memberships">All organisations the person may act for, and its roles there.</param>
/// <param name="Person">The pseudonym to use; null for a random one, given at the first sign-in and kept.</param>
[GenerateSerializer, Immutable, Alias("liveview.account-profile")]
public sealed record AccountProfile(
    [property: Id(0)] AccountOrigin Origin, [property: Id(1)] string Name, [property: Id(2)] Membership[] Memberships,
    [property: Id(3)] PersonId? Person = null);

/// <summary>A session, or why there is none.</summary>
/// <param name="Session">The session, or null.</param>
/// <param name="Refusal">Why there is none, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.sign-in-result")]
public sealed record SignInResult([property: Id(0)] Session? Session, [property: Id(1)] Refusal? Refusal);

/// <summary>A session that is open, as its owner and the administrator of its organisation may know it.</summary>
/// <param name="Session">The session.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Strength">How the person signed in.</param>
/// <param name="Started">When it began, UTC.</param>
/// <param name="LastUsed">When it was last used, UTC.</param>
[GenerateSerializer, Immutable, Alias("liveview.open-session")]
public sealed record OpenSession(
    [property: Id(0)] SessionId Session, [property: Id(1)] OrganisationId Organisation, [property: Id(2)] SignInStrength Strength,
    [property: Id(3)] DateTimeOffset Started, [property: Id(4)] DateTimeOffset LastUsed);
