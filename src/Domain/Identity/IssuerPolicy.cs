using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Identity;

/// <summary>
/// For whom an OpenID Connect issuer may speak, and how its claims are read. Whatever the configuration does not name is worth nothing:
/// an unknown role gives no role, an unknown way of signing in counts as one factor.
/// </summary>
public sealed record IssuerPolicy
{
    /// <summary>Greatest length of a person's name, in characters; what is longer is cut.</summary>
    public const int MostName = 100;

    /// <summary>Greatest number of values read from one claim; a token with more is refused.</summary>
    public const int MostValues = 50;

    /// <summary>The organisations that the issuer may speak for; at least one.</summary>
    public required IReadOnlySet<OrganisationId> Organisations { get; init; }

    /// <summary>Claim that names the person's organisations; null when the issuer speaks for exactly one organisation and names none.</summary>
    public string? OrganisationClaim { get; init; }

    /// <summary>Claim that names the person's roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>What each value of <see cref="RoleClaim"/> means here.</summary>
    public IReadOnlyDictionary<string, PersonRole> RoleMap { get; init; } = new Dictionary<string, PersonRole>();

    /// <summary>Claim with the name that the person's colleagues see.</summary>
    public string NameClaim { get; init; } = "name";

    /// <summary>What each authentication context class (<c>acr</c>) is worth.</summary>
    public IReadOnlyDictionary<string, SignInStrength> StrengthByAcr { get; init; } = new Dictionary<string, SignInStrength>();

    /// <summary>What each authentication method (<c>amr</c>, RFC 8176) is worth.</summary>
    public IReadOnlyDictionary<string, SignInStrength> StrengthByAmr { get; init; } = new Dictionary<string, SignInStrength>();

    /// <summary>The weakest sign-in that is let in.</summary>
    public SignInStrength LeastStrength { get; init; } = SignInStrength.OneFactor;

    /// <summary>Decides who a validated ID token lets in, and as what.</summary>
    /// <param name="claims">The claims of the token, by name; a list is several claims of one name.</param>
    /// <param name="wanted">The organisation the person chose to act for, or null when the token should decide.</param>
    public IssuerAdmission Admit(IReadOnlyList<KeyValuePair<string, string>> claims, OrganisationId? wanted = null)
    {
        if (claims.GroupBy(each => each.Key).Any(values => values.Count() > MostValues))
        {
            return IssuerAdmission.Refuse("too-many-claims", $"The token holds more than {MostValues} values of one claim.");
        }

        var organisations = OrganisationClaim is { } claim ? Values(claims, claim) : [.. Organisations.Select(each => each.Value)];
        if (organisations.FirstOrDefault(each => !SpeaksFor(each)) is { } foreign)
        {
            // The whole token, not only this value: an issuer that claims what is not its own is not believed in the rest either.
            return IssuerAdmission.Refuse(
                "foreign-organisation", "The issuer names an organisation that it may not speak for: ask your administrator.",
                IdentifierText.IsValid(foreign) ? OrganisationId.Parse(foreign) : null);
        }

        var roles = WorkingRole.First(Values(claims, RoleClaim).Where(RoleMap.ContainsKey).Select(each => RoleMap[each]));
        if (organisations.Count == 0)
        {
            return IssuerAdmission.Refuse("no-organisation", "The issuer names no organisation for this person: ask your administrator.");
        }

        if (roles.Count == 0)
        {
            return IssuerAdmission.Refuse("no-role", "The issuer gives this person no role that is known here: ask your administrator.");
        }

        var strength = Strength(claims);
        if (strength < LeastStrength)
        {
            return IssuerAdmission.Refuse("sign-in-too-weak", "This organisation asks for a stronger sign-in: use a second factor.");
        }

        return Choose(organisations, wanted) is { } organisation
            ? IssuerAdmission.Admit(
                Name(claims), organisation, [.. organisations.Select(each => new Membership(OrganisationId.Parse(each), roles))], strength)
            : IssuerAdmission.Refuse("choose-organisation", "Choose for which of your organisations you sign in.");
    }

    private static List<string> Values(IEnumerable<KeyValuePair<string, string>> claims, string name) =>
        [.. claims.Where(each => each.Key == name).Select(each => each.Value).Distinct(StringComparer.Ordinal)];

    private static OrganisationId? Choose(List<string> organisations, OrganisationId? wanted) =>
        wanted is { } one
            ? organisations.Contains(one.Value) ? one : null
            : organisations.Count == 1 ? OrganisationId.Parse(organisations[0]) : null;

    private bool SpeaksFor(string organisation) => IdentifierText.IsValid(organisation) && Organisations.Contains(OrganisationId.Parse(organisation));

    private SignInStrength Strength(IReadOnlyList<KeyValuePair<string, string>> claims) =>
        Values(claims, "acr").Where(StrengthByAcr.ContainsKey).Select(each => StrengthByAcr[each])
            .Concat(Values(claims, "amr").Where(StrengthByAmr.ContainsKey).Select(each => StrengthByAmr[each]))
            .DefaultIfEmpty(SignInStrength.OneFactor).Max();

    private string Name(IReadOnlyList<KeyValuePair<string, string>> claims)
    {
        var name = string.Concat((Values(claims, NameClaim).FirstOrDefault() ?? "").Where(c => !char.IsControl(c))).Trim();
        return name.Length == 0 ? "–" : name.Length > MostName ? name[..MostName] : name;
    }
}
