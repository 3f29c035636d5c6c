using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;

namespace LiveView.Grains.Identity;

/// <summary>Stored state of the invitations of an organisation.</summary>
internal sealed class InvitationsState
{
    /// <summary>Those that stand, by the names of their codes.</summary>
    public Dictionary<string, Entry> Standing { get; set; } = [];

    /// <summary>What was taken back and does not stand in the log yet, the oldest first.</summary>
    public List<RightsChange> Unwritten { get; set; } = [];

    /// <summary>One invitation, with the account and person that gave it, and the account for which it is being used, if any.</summary>
    internal sealed record Entry(
        AccountId Giver, PersonId? Person, OrganisationId Organisation, string Name, IReadOnlyList<PersonRole> Roles, DateTimeOffset Expires,
        AccountId? UsedFor = null);
}
