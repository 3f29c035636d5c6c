using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Identity;

/// <summary>What became of a token of an issuer: one of two.</summary>
public abstract record IssuerAdmission
{
    private IssuerAdmission()
    {
    }

    /// <summary>The person is let in.</summary>
    /// <param name="Name">The person's name, free of control characters.</param>
    /// <param name="Organisation">The organisation acted for.</param>
    /// <param name="Memberships">All organisations the person may act for, with its roles.</param>
    /// <param name="Strength">How the person signed in.</param>
    public sealed record Admitted(string Name, OrganisationId Organisation, IReadOnlyList<Membership> Memberships, SignInStrength Strength)
        : IssuerAdmission;

    /// <summary>The person is not let in.</summary>
    /// <param name="Refusal">Why.</param>
    /// <param name="Foreign">The organisation that the issuer may not speak for and named, or null.</param>
    public sealed record Refused(Refusal Refusal, OrganisationId? Foreign) : IssuerAdmission;

    internal static IssuerAdmission Admit(
        string name, OrganisationId organisation, IReadOnlyList<Membership> memberships, SignInStrength strength) =>
        new Admitted(name, organisation, memberships, strength);

    internal static IssuerAdmission Refuse(string code, string message, OrganisationId? foreign = null) =>
        new Refused(new Refusal(code, message), foreign);
}
