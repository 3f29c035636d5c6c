using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Identity.Issuers;

/// <summary>The issuers of this installation, by the name that addresses use.</summary>
internal sealed class IssuerBook(IOptions<IssuersOptions> options)
{
    private readonly Dictionary<string, Issuer> _byId = Issuer.All(options.Value).ToDictionary(each => each.Id, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<Issuer> All => _byId.Values;

    public bool TryFind(string id, [NotNullWhen(true)] out Issuer? issuer) => _byId.TryGetValue(id, out issuer);
}
