using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Parties;

/// <summary>Who acts: one person, for one organisation, in one role.</summary>
/// <param name="Person">The person's pseudonym, or null when a machine of the organisation acts.</param>
/// <param name="Organisation">The organisation acted for.</param>
/// <param name="Kind">What that organisation is.</param>
/// <param name="Role">The role in which the person acts, or null when a machine of the organisation acts.</param>
/// <param name="SignIn">How the person signed in; null for a machine, and in lines of the log from before this was kept.</param>
public sealed record Actor(
    PersonId? Person, OrganisationId Organisation, OrganisationKind Kind, PersonRole? Role, SignInStrength? SignIn = null)
{
    /// <summary>Whether the sign-in is at least this strong. Where it is not known how somebody signed in, it counts as one factor.</summary>
    public bool IsSignedInBy(SignInStrength least) => (SignIn ?? SignInStrength.OneFactor) >= least;

    /// <summary>An organisation's own machinery, such as its alarm receiver.</summary>
    public static Actor Machine(OrganisationId organisation, OrganisationKind kind) => new(null, organisation, kind, null);
}
