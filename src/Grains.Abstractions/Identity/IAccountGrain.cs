using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;
using Orleans.Concurrency;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>One person's account: for whom it may act, and the sessions it has open.</summary>
[Alias("liveview.account")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>
    /// Opens a session. An account that an issuer or the demonstration looks after is made or brought up to date first; sessions that
    /// were opened with other rights end.
    /// </summary>
    [Alias("sign-in"), SystemOnly]
    Task<SignInResult> SignIn(SignInOrder order);

    /// <summary>Why the account does not stand behind a session of it, or null when it does.</summary>
    [Alias("objection"), SystemOnly, AlwaysInterleave]
    Task<SessionEnd?> Objection(SessionId session);

    /// <summary>The account, or null when there is none.</summary>
    [Alias("read"), SystemOnly, AlwaysInterleave]
    Task<Account?> Read();

    /// <summary>The sessions that are open now, the newest first.</summary>
    [Alias("sessions"), SystemOnly]
    Task<OpenSession[]> Sessions();

    /// <summary>Makes a local account.</summary>
    [Alias("create"), SystemOnly]
    Task<AccountResult> Create(NewAccount account);

    /// <summary>
    /// Changes what the account may do for the organisation of whoever orders it; sessions with the former rights end at once. Nobody
    /// changes the own account, so that no organisation is left without an administrator.
    /// </summary>
    [Alias("change-membership"), Requires(Permission.ManageAccounts)]
    Task<AccountResult> ChangeMembership(MembershipChange change);

    /// <summary>Ends the sessions of the account for the organisation of whoever orders it.</summary>
    [Alias("end-by-administrator"), Requires(Permission.ManageAccounts)]
    Task<AccountResult> EndByAdministrator(SessionsEnd order);

    /// <summary>Ends one session of the account.</summary>
    [Alias("end-session"), SystemOnly]
    Task EndSession(SessionId session, SessionEnd why);

    /// <summary>Ends every session of the account; for one organisation, or for all.</summary>
    /// <returns>How many there were.</returns>
    [Alias("end-sessions"), SystemOnly]
    Task<int> EndSessions(OrganisationId? organisation, SessionEnd why);
}
