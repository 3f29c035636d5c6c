using LiveView.Domain.Decisions;

namespace LiveView.Api.Identity.Issuers;

/// <summary>What a validated logout token says (OpenID Connect Back-Channel Logout 1.0, section 2.4): one of two.</summary>
internal abstract record LogoutToken
{
    private LogoutToken()
    {
    }

    /// <summary>The issuer ended a session, or all sessions of a person.</summary>
    /// <param name="Issuer">The issuer's identifier (<c>iss</c>).</param>
    /// <param name="TokenId">Names the token (<c>jti</c>).</param>
    /// <param name="Subject">The person (<c>sub</c>), or null.</param>
    /// <param name="Session">The issuer's session (<c>sid</c>), or null when all of the person are meant.</param>
    public sealed record Valid(string Issuer, string TokenId, string? Subject, string? Session) : LogoutToken;

    /// <summary>It is no logout token of this issuer for this installation.</summary>
    /// <param name="Refusal">What is wrong with it; holds nothing of the token.</param>
    public sealed record Invalid(Refusal Refusal) : LogoutToken;

    public static LogoutToken Refuse(string code, string message) => new Invalid(new Refusal(code, message));
}
