using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>
/// One invitation, found by the hash of its code. It makes one account, once, and stands only as long as whoever gave it may invite; see
/// <see cref="IInvitationsGrain"/>, which has the last word on that.
/// </summary>
[Alias("liveview.enrolment")]
public interface IEnrolmentGrain : IGrainWithStringKey
{
    /// <summary>Invites somebody.</summary>
    [Alias("invite"), Requires(Permission.ManageAccounts)]
    Task<AccountResult> Invite(Invitation invitation);

    /// <summary>The invitation; null when there is none, or it was used or withdrawn, or is too old, or its giver may not invite any more.</summary>
    [Alias("read"), SystemOnly]
    Task<Invitation?> Read();

    /// <summary>
    /// Makes the account. What it may do stands in the invitation, not in the order. A refusal leaves the code as it was; after a
    /// failure of which nobody knows how far it came, the code serves for the same account alone, so that it never makes two.
    /// </summary>
    [Alias("use"), SystemOnly]
    Task<AccountResult> Use(NewAccount account);
}

/// <summary>An invitation to make an account.</summary>
/// <param name="By">Who invites.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Name">The name of the person who is invited.</param>
/// <param name="Roles">The roles it will have.</param>
/// <param name="Expires">When it has no meaning any more, UTC.</param>
/// <param name="Giver">The account of whoever invites.</param>
[GenerateSerializer, Immutable, Alias("liveview.invitation")]
public sealed record Invitation(
    [property: Id(0)] Actor By, [property: Id(1)] OrganisationId Organisation, [property: Id(2)] string Name,
    [property: Id(3)] PersonRole[] Roles, [property: Id(4)] DateTimeOffset Expires, [property: Id(5)] AccountId Giver) : IByActor;
