using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;
using Orleans.Concurrency;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>
/// The invitations that people of one organisation gave, and whether each stands. What an account gave ends for good when the account is
/// disabled or is no administrator any more.
/// </summary>
[Alias("liveview.invitations"), KeyedByOrganisation]
public interface IInvitationsGrain : IGrainWithStringKey
{
    /// <summary>An invitation stands from now on.</summary>
    /// <returns>False when whoever gives it may not invite.</returns>
    [Alias("add"), SystemOnly]
    Task<bool> Add(Invitation invitation, string id);

    /// <summary>Whether an invitation stands, and its giver may still invite.</summary>
    [Alias("stands"), SystemOnly, AlwaysInterleave]
    Task<bool> Stands(string id);

    /// <summary>An invitation is being used for an account; from now on it serves for no other.</summary>
    /// <returns>False when it does not stand, or is being used for another account.</returns>
    [Alias("begin-use"), SystemOnly]
    Task<bool> BeginUse(string id, AccountId account);

    /// <summary>How the use of an invitation ended: with an account, and it is gone; or without, and it stands as before.</summary>
    [Alias("end-use"), SystemOnly]
    Task EndUse(string id, bool made);

    /// <summary>An account may invite no more: what it gave ends.</summary>
    [Alias("end-of"), SystemOnly]
    Task EndOf(AccountId giver);

    /// <summary>The invitations that stand, by name.</summary>
    [Alias("list"), Requires(Permission.ManageAccounts)]
    Task<InvitationEntry[]> List();

    /// <summary>Takes an invitation back. It holds at once, also while the log is away.</summary>
    [Alias("withdraw"), Requires(Permission.ManageAccounts)]
    Task<AccountResult> Withdraw(InvitationWithdrawal order);
}
