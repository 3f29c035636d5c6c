using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Identity;

/// <summary>One person's way in: who it is here, and for which organisations it may act.</summary>
/// <param name="Id">Key of the account.</param>
/// <param name="Person">The person's pseudonym: what logs and other parties see.</param>
/// <param name="Name">The name that the person's own organisation sees.</param>
/// <param name="Origin">Who looks after the account.</param>
/// <param name="Memberships">The organisations it may act for, at most one entry each.</param>
public sealed record Account(
    AccountId Id, PersonId Person, string Name, AccountOrigin Origin, IReadOnlyList<Membership> Memberships)
{
    /// <summary>The membership of an organisation that may be used now, or null.</summary>
    public Membership? For(OrganisationId organisation) =>
        Memberships.FirstOrDefault(each => each.Organisation == organisation && !each.Disabled && each.Roles.Count > 0);

    /// <summary>The account with one membership put in or replaced.</summary>
    public Account With(Membership membership) => this with
    {
        Memberships = [.. Memberships.Where(each => each.Organisation != membership.Organisation), membership],
    };

    /// <summary>
    /// The account as whoever looks after it describes it now. What an organisation has taken away stays taken away; what is not named
    /// any more is kept without a role, so that it stays so when it comes back.
    /// </summary>
    public Account Following(string name, IReadOnlyList<Membership> memberships) => this with
    {
        Name = name,
        Memberships =
        [
            .. memberships.Select(each => each with { Disabled = IsDisabledFor(each.Organisation) }),
            .. Memberships.Where(each => each.Disabled && memberships.All(other => other.Organisation != each.Organisation))
                .Select(each => each with { Roles = [] }),
        ],
    };

    /// <summary>Whether a session that was opened under a former state of the account has the same rights now.</summary>
    public bool MayGoOn(Account before, OrganisationId organisation) =>
        For(organisation) is { } now && before.For(organisation) is { } then && now.Roles.ToHashSet().SetEquals(then.Roles);

    private bool IsDisabledFor(OrganisationId organisation) => Memberships.Any(each => each.Organisation == organisation && each.Disabled);

    /// <summary>Why nobody can act for an organisation with this account; one text for every cause, because a stranger may read it.</summary>
    public static Refusal NoAccess { get; } =
        new("no-access", "This account has no access for that organisation: ask its administrator.");
}
