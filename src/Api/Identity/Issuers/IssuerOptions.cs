using LiveView.Domain.Parties;

namespace LiveView.Api.Identity.Issuers;

/// <summary>Section <c>Identity</c> of the configuration: who may say who people are.</summary>
public sealed class IssuersOptions
{
    /// <summary>OpenID Connect issuers; none by default. Read once, at the start.</summary>
    public IReadOnlyList<IssuerOptions> Issuers { get; set; } = [];
}

/// <summary>One OpenID Connect issuer. Meaning and defaults: docs/configuration.md.</summary>
public sealed class IssuerOptions
{
    /// <summary>Names the issuer in addresses: letters, digits, <c>.</c>, <c>-</c>, <c>_</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>What the sign-in page calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where its discovery document stands; https, or http on loopback.</summary>
    public string Authority { get; set; } = "";

    /// <summary>How the issuer knows this installation.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>File that holds the client secret, and nothing else.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>What is asked for beside <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>The organisations the issuer may speak for; at least one.</summary>
    public IReadOnlyList<string> Organisations { get; set; } = [];

    /// <summary>Claim with the person's organisation; may be left out when there is one organisation.</summary>
    public string? OrganisationClaim { get; set; }

    /// <summary>Claim with the person's roles.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Claim with the person's name.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>What the values of <see cref="RoleClaim"/> mean here; a value that is not named gives nothing.</summary>
    public Dictionary<string, PersonRole> RoleMap { get; set; } = [];

    /// <summary>Authentication context classes that are asked for, the most wanted first.</summary>
    public IReadOnlyList<string> AcrValues { get; set; } = [];

    /// <summary>What values of <c>acr</c> are worth; what is not named is worth one factor.</summary>
    public Dictionary<string, SignInStrength> StrengthByAcr { get; set; } = [];

    /// <summary>What values of <c>amr</c> are worth; what is not named is worth one factor.</summary>
    public Dictionary<string, SignInStrength> StrengthByAmr { get; set; } = [];

    /// <summary>The weakest sign-in that is let in.</summary>
    public SignInStrength LeastStrength { get; set; } = SignInStrength.OneFactor;
}
