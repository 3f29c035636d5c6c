using LiveView.Domain.Identifiers;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Identity.Issuers;

/// <summary>Refuses to start with an issuer that could speak for more than was meant, or could be overheard.</summary>
internal sealed class IssuersCheck : IValidateOptions<IssuersOptions>
{
    public ValidateOptionsResult Validate(string? name, IssuersOptions options)
    {
        var wrong = options.Issuers.SelectMany(Faults)
            .Concat(Doubles(options, each => each.Id, "Id"))
            .Concat(Doubles(options, each => each.Authority.TrimEnd('/'), "Authority"))
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Doubles(IssuersOptions options, Func<IssuerOptions, string> of, string what) =>
        options.Issuers.GroupBy(of, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => $"Identity:Issuers: two issuers have the {what} '{same.Key}': give each its own.");

    private static IEnumerable<string> Faults(IssuerOptions issuer)
    {
        var where = $"Identity:Issuers '{issuer.Id}':";
        if (!IdentifierText.IsValid(issuer.Id))
        {
            yield return $"Identity:Issuers: '{issuer.Id}' is no Id: use letters, digits, '.', '-' or '_'.";
        }

        if (!Uri.TryCreate(issuer.Authority, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            yield return $"{where} Authority '{issuer.Authority}' must be an https address (http only on this machine).";
        }

        if (issuer.Name.Length == 0 || issuer.ClientId.Length == 0)
        {
            yield return $"{where} Name and ClientId must be given.";
        }

        if (issuer.ClientSecretFile is { } file && !File.Exists(file))
        {
            yield return $"{where} ClientSecretFile '{file}' does not exist.";
        }

        if (issuer.Organisations.Count == 0 || !issuer.Organisations.All(IdentifierText.IsValid))
        {
            yield return $"{where} Organisations must name the organisations that this issuer may speak for.";
        }

        if (issuer.OrganisationClaim is null && issuer.Organisations.Count > 1)
        {
            yield return $"{where} an issuer of several organisations needs an OrganisationClaim that says which.";
        }

        if (issuer.RoleMap.Count == 0)
        {
            yield return $"{where} RoleMap must say what the issuer's roles mean here; without it nobody has a role.";
        }
    }
}
