using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Identity;

/// <summary>Stored state of the people of an organisation.</summary>
internal sealed class PeopleState
{
    public Dictionary<AccountId, Entry> Accounts { get; set; } = [];

    /// <summary>Who is about to become the first administrator; null when nobody is.</summary>
    public Place? First { get; set; }

    /// <summary>The place of the first administrator, set apart for an account.</summary>
    internal sealed record Place(AccountId Account, DateTimeOffset Until);

    /// <summary>One account.</summary>
    internal sealed record Entry(PersonId Person, string Name, AccountOrigin Origin, IReadOnlyList<PersonRole> Roles, bool Disabled)
    {
        public bool Says(Entry other) => this == other with { Roles = Roles } && Roles.SequenceEqual(other.Roles);
    }
}
