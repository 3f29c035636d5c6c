using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>The people of one organisation: the accounts that may act for it, or once might.</summary>
[Alias("liveview.people"), KeyedByOrganisation]
public interface IPeopleGrain : IGrainWithStringKey
{
    /// <summary>Takes in how an account stands.</summary>
    [Alias("put"), SystemOnly]
    Task Put(AccountEntry entry);

    /// <summary>Whether the organisation has an administrator, or had one whose account is disabled.</summary>
    [Alias("has-administrator"), SystemOnly]
    Task<bool> HasAdministrator();

    /// <summary>
    /// Sets the place of the first administrator apart for an account that is about to be made. Held for a minute, or until the account
    /// is listed: of several who come at once, one gets it.
    /// </summary>
    /// <returns>False when there is an administrator, or another account holds the place.</returns>
    [Alias("reserve-first"), SystemOnly]
    Task<bool> ReserveFirst(AccountId account);

    /// <summary>The account was not made: the place is free again.</summary>
    [Alias("release-first"), SystemOnly]
    Task ReleaseFirst(AccountId account);

    /// <summary>Everybody, by name.</summary>
    [Alias("list"), Requires(Permission.ManageAccounts)]
    Task<AccountEntry[]> List();
}
