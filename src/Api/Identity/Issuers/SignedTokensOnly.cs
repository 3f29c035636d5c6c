using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiveView.Api.Identity.Issuers;

/// <summary>
/// Insists on a signature. The framework lets an ID token without one pass when it comes straight from the token endpoint, as OpenID Connect
/// Core 1.0 (3.1.3.7) allows; whoever gets between us and that endpoint could then be anybody.
/// </summary>
internal sealed class SignedTokensOnly : JsonWebTokenHandler
{
    public SignedTokensOnly() => MapInboundClaims = false;

    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var strict = validationParameters.Clone();
        strict.RequireSignedTokens = true;
        return base.ValidateTokenAsync(token, strict);
    }
}
