namespace LiveView.Domain.Identity;

/// <summary>The issuer's side of a session: what a back-channel logout names (OpenID Connect Back-Channel Logout 1.0).</summary>
/// <param name="Identity">Who it is at the issuer.</param>
/// <param name="SessionAtIssuer">The issuer's own session (<c>sid</c>), or null when it has told none.</param>
public sealed record FederatedSession(FederatedIdentity Identity, string? SessionAtIssuer);
