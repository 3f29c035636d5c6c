using System.Collections.Frozen;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;

namespace LiveView.Api.Identity.Issuers;

/// <summary>One issuer as the edge uses it.</summary>
internal sealed class Issuer
{
    private Issuer(IssuerOptions options)
    {
        Options = options;
        Policy = new IssuerPolicy
        {
            Organisations = options.Organisations.Select(OrganisationId.Parse).ToFrozenSet(),
            OrganisationClaim = options.OrganisationClaim,
            RoleClaim = options.RoleClaim,
            RoleMap = options.RoleMap,
            NameClaim = options.NameClaim,
            StrengthByAcr = options.StrengthByAcr,
            StrengthByAmr = options.StrengthByAmr,
            LeastStrength = options.LeastStrength,
        };
    }

    public string Id => Options.Id;

    public string Name => Options.Name;

    public IssuerOptions Options { get; }

    public IssuerPolicy Policy { get; }

    /// <summary>Name of its authentication scheme.</summary>
    public string Scheme => $"issuer:{Id}";

    /// <summary>Under which the browsers bring the codes of all issuers.</summary>
    public const string AnswerPaths = "/v1/sign-in/answer";

    /// <summary>Where the browser brings the code: one address per issuer, so that no issuer can answer for another.</summary>
    public string AnswerPath => $"{AnswerPaths}/{Id}";

    /// <summary>The issuers of a configuration that passed <see cref="IssuersCheck"/>.</summary>
    public static IReadOnlyList<Issuer> All(IssuersOptions options) => [.. options.Issuers.Select(each => new Issuer(each))];
}
