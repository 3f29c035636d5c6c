using LiveView.Domain.Parties;

namespace LiveView.Domain.Identity;

/// <summary>In which of its roles a person usually works.</summary>
public static class WorkingRole
{
    /// <summary>Puts the roles of a person in the order in which it works in them: at the desk first, at settings last.</summary>
    public static IReadOnlyList<PersonRole> First(IEnumerable<PersonRole> roles) => [.. roles.Distinct().OrderBy(Rank)];

    private static int Rank(PersonRole role) => role switch
    {
        PersonRole.Operator => 0,
        PersonRole.Dispatcher => 1,
        PersonRole.Supervisor => 2,
        PersonRole.FieldOfficer => 3,
        PersonRole.PrivacyOfficer => 4,
        PersonRole.Administrator => 5,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a place."),
    };
}
