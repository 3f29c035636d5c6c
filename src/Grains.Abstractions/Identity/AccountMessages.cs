using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>A local account to be made.</summary>
/// <param name="Id">Its key; see <see cref="LoginName.Account"/>.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Organisation">The organisation it acts for.</param>
/// <param name="Roles">Its roles there.</param>
/// <param name="Credentials">With what its owner signs in.</param>
/// <param name="InvitedBy">Who invited the person; null for the first administrator of an installation.</param>
/// <param name="Enrolment">Names the code that it is made with. The same code may ask again for the same account, when an answer was lost.</param>
[GenerateSerializer, Immutable, Alias("liveview.new-account")]
public sealed record NewAccount(
    [property: Id(0)] AccountId Id, [property: Id(1)] string Name, [property: Id(2)] OrganisationId Organisation,
    [property: Id(3)] PersonRole[] Roles, [property: Id(4)] LocalCredentials Credentials, [property: Id(5)] Actor? InvitedBy,
    [property: Id(6)] string? Enrolment = null);

/// <summary>What came of an order about accounts.</summary>
/// <param name="Refusal">Why it was refused, or null when it was done.</param>
[GenerateSerializer, Immutable, Alias("liveview.account-result")]
public sealed record AccountResult([property: Id(0)] Refusal? Refusal)
{
    /// <summary>It was done.</summary>
    public static AccountResult Done { get; } = new((Refusal?)null);

    /// <summary>It was refused.</summary>
    public static AccountResult Refused(string code, string message) => new(new Refusal(code, message));
}

/// <summary>An administrator changes what an account may do for the administrator's own organisation.</summary>
/// <param name="By">Who orders it.</param>
/// <param name="Roles">The roles from now on, or null to leave them.</param>
/// <param name="Disabled">Whether access is taken away, or null to leave that.</param>
[GenerateSerializer, Immutable, Alias("liveview.membership-change")]
public sealed record MembershipChange(
    [property: Id(0)] Actor By, [property: Id(1)] PersonRole[]? Roles, [property: Id(2)] bool? Disabled) : IByActor;

/// <summary>An administrator ends the sessions of an account for the administrator's own organisation.</summary>
/// <param name="By">Who orders it.</param>
[GenerateSerializer, Immutable, Alias("liveview.sessions-end")]
public sealed record SessionsEnd([property: Id(0)] Actor By) : IByActor;

/// <summary>One account in the list of its organisation.</summary>
/// <param name="Account">The account.</param>
/// <param name="Person">The pseudonym.</param>
/// <param name="Name">The name.</param>
/// <param name="Origin">Who looks after it.</param>
/// <param name="Roles">Its roles in this organisation.</param>
/// <param name="Disabled">Whether the organisation took its access away.</param>
[GenerateSerializer, Immutable, Alias("liveview.account-entry")]
public sealed record AccountEntry(
    [property: Id(0)] AccountId Account, [property: Id(1)] PersonId Person, [property: Id(2)] string Name,
    [property: Id(3)] AccountOrigin Origin, [property: Id(4)] PersonRole[] Roles, [property: Id(5)] bool Disabled);
