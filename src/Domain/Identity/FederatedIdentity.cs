using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Identity;

/// <summary>A person as an OpenID Connect issuer knows it: the pair that never changes. An e-mail address is no identity.</summary>
/// <param name="Issuer">The issuer's identifier (<c>iss</c>), exactly as it stands in its tokens.</param>
/// <param name="Subject">The person at that issuer (<c>sub</c>).</param>
public sealed record FederatedIdentity(string Issuer, string Subject)
{
    /// <summary>The account of this person: always the same one, without anything readable in it.</summary>
    public AccountId Account => AccountId.Parse($"f{Hash(Issuer, Subject)}");

    /// <summary>A key for one session at the issuer (<c>sid</c>), of which a back-channel logout may speak without naming the person.</summary>
    public static string SessionKey(string issuer, string session) => Hash(issuer, session);

    /// <summary>The length stands first, so that no two pairs make one text.</summary>
    private static string Hash(string issuer, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer.Length}:{issuer}{text}")))[..40];
}
