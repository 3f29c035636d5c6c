using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Tests.Identity;

/// <summary>For whom an issuer may speak, and what its claims are worth.</summary>
public class IssuerPolicyTests
{
    private static readonly OrganisationId s_pac = OrganisationId.Parse("pac-veilig");
    private static readonly OrganisationId s_other = OrganisationId.Parse("pac-stad");
    private static readonly OrganisationId s_room = OrganisationId.Parse("mk-midden-nederland");

    private static readonly IssuerPolicy s_policy = new()
    {
        Organisations = new HashSet<OrganisationId> { s_pac, s_other },
        OrganisationClaim = "org",
        RoleMap = new Dictionary<string, PersonRole> { ["centralist"] = PersonRole.Operator, ["chef"] = PersonRole.Supervisor, ["beheer"] = PersonRole.Administrator },
        StrengthByAcr = new Dictionary<string, SignInStrength> { ["hoog"] = SignInStrength.PhishingResistant },
        StrengthByAmr = new Dictionary<string, SignInStrength> { ["mfa"] = SignInStrength.TwoFactors, ["pwd"] = SignInStrength.OneFactor },
    };

    [Fact]
    public void A_person_is_let_in_as_what_the_claims_say()
    {
        var admitted = Admitted(s_policy, ("org", "pac-veilig"), ("roles", "chef"), ("roles", "centralist"), ("name", "Els"));

        Assert.Equal(("Els", s_pac), (admitted.Name, admitted.Organisation));
        Assert.Equal([PersonRole.Operator, PersonRole.Supervisor], Assert.Single(admitted.Memberships).Roles);
    }

    [Fact]
    public void An_organisation_that_is_not_the_issuers_spoils_the_whole_token()
    {
        var refused = Refused(s_policy, ("org", "pac-veilig"), ("org", "mk-midden-nederland"), ("roles", "centralist"));
        Assert.Equal(("foreign-organisation", s_room), (refused.Refusal.Code, refused.Foreign));
    }

    [Theory]
    [InlineData("PAC-VEILIG")]
    [InlineData("pac-veilig ")]
    [InlineData("../pac-veilig")]
    [InlineData("")]
    public void An_organisation_must_be_named_exactly(string name) =>
        Assert.Equal("foreign-organisation", Refused(s_policy, ("org", name), ("roles", "centralist")).Refusal.Code);

    [Fact]
    public void Without_an_organisation_nobody_is_let_in() =>
        Assert.Equal("no-organisation", Refused(s_policy, ("roles", "centralist")).Refusal.Code);

    [Theory]
    [InlineData("kantine")]
    [InlineData("Centralist")]
    [InlineData("Operator")]
    public void A_role_that_is_not_on_the_map_is_no_role(string role) =>
        Assert.Equal("no-role", Refused(s_policy, ("org", "pac-veilig"), ("roles", role)).Refusal.Code);

    [Fact]
    public void An_unknown_role_beside_a_known_one_gives_nothing_more() => Assert.Equal(
        [PersonRole.Operator],
        Assert.Single(Admitted(s_policy, ("org", "pac-veilig"), ("roles", "kantine"), ("roles", "centralist")).Memberships).Roles);

    [Fact]
    public void An_issuer_of_one_organisation_need_not_name_it()
    {
        var policy = s_policy with { Organisations = new HashSet<OrganisationId> { s_pac }, OrganisationClaim = null };
        Assert.Equal(s_pac, Admitted(policy, ("roles", "centralist")).Organisation);
    }

    [Fact]
    public void Whoever_works_for_two_says_for_which()
    {
        (string, string)[] claims = [("org", "pac-veilig"), ("org", "pac-stad"), ("roles", "centralist")];

        Assert.Equal("choose-organisation", Refused(s_policy, claims).Refusal.Code);
        Assert.Equal(s_other, Assert.IsType<IssuerAdmission.Admitted>(s_policy.Admit(Claims(claims), s_other)).Organisation);
    }

    [Fact]
    public void Nobody_chooses_an_organisation_that_the_token_does_not_name() => Assert.Equal(
        "choose-organisation",
        Assert.IsType<IssuerAdmission.Refused>(s_policy.Admit(Claims(("org", "pac-veilig"), ("roles", "centralist")), s_other)).Refusal.Code);

    [Theory]
    [InlineData("acr", "hoog", SignInStrength.PhishingResistant)]
    [InlineData("acr", "laag", SignInStrength.OneFactor)]
    [InlineData("acr", "mfa", SignInStrength.OneFactor)]
    [InlineData("amr", "mfa", SignInStrength.TwoFactors)]
    [InlineData("amr", "pwd", SignInStrength.OneFactor)]
    [InlineData("amr", "MFA", SignInStrength.OneFactor)]
    [InlineData("x", "hoog", SignInStrength.OneFactor)]
    public void A_sign_in_is_worth_what_the_configuration_says_and_else_one_factor(string claim, string value, SignInStrength worth) =>
        Assert.Equal(worth, Admitted(s_policy, ("org", "pac-veilig"), ("roles", "centralist"), (claim, value)).Strength);

    [Fact]
    public void Of_several_methods_the_strongest_counts() => Assert.Equal(
        SignInStrength.TwoFactors,
        Admitted(s_policy, ("org", "pac-veilig"), ("roles", "centralist"), ("amr", "pwd"), ("amr", "mfa")).Strength);

    [Fact]
    public void A_sign_in_that_is_too_weak_is_refused()
    {
        var policy = s_policy with { LeastStrength = SignInStrength.TwoFactors };

        Assert.Equal("sign-in-too-weak", Refused(policy, ("org", "pac-veilig"), ("roles", "centralist"), ("amr", "pwd")).Refusal.Code);
        Admitted(policy, ("org", "pac-veilig"), ("roles", "centralist"), ("amr", "mfa"));
    }

    [Fact]
    public void A_name_is_made_harmless()
    {
        Assert.Equal("Els van Veilig", Admitted(s_policy, ("org", "pac-veilig"), ("roles", "centralist"), ("name", " Els\n van\u0000 Veilig ")).Name);
        Assert.Equal(IssuerPolicy.MostName, Admitted(s_policy, ("org", "pac-veilig"), ("roles", "centralist"), ("name", new string('x', 500))).Name.Length);
        Assert.Equal("–", Admitted(s_policy, ("org", "pac-veilig"), ("roles", "centralist")).Name);
    }

    [Fact]
    public void A_token_without_end_is_refused()
    {
        var many = Enumerable.Range(0, IssuerPolicy.MostValues + 1).Select(i => ("roles", $"r{i}")).Append(("org", "pac-veilig")).ToArray();
        Assert.Equal("too-many-claims", Refused(s_policy, many).Refusal.Code);
    }

    private static IssuerAdmission.Admitted Admitted(IssuerPolicy policy, params (string, string)[] claims) =>
        Assert.IsType<IssuerAdmission.Admitted>(policy.Admit(Claims(claims)));

    private static IssuerAdmission.Refused Refused(IssuerPolicy policy, params (string, string)[] claims) =>
        Assert.IsType<IssuerAdmission.Refused>(policy.Admit(Claims(claims)));

    private static List<KeyValuePair<string, string>> Claims(params (string Name, string Value)[] claims) =>
        [.. claims.Select(each => KeyValuePair.Create(each.Name, each.Value))];
}
