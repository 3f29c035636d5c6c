namespace LiveView.Domain.Parties;

/// <summary>How sure it is that a person is who the sign-in says; compare with <c>&gt;=</c>.</summary>
public enum SignInStrength
{
    /// <summary>One factor, such as a password alone.</summary>
    OneFactor,

    /// <summary>Two factors, such as a password and a one-time code (TOTP, RFC 6238).</summary>
    TwoFactors,

    /// <summary>Bound to the address of the site, so that it cannot be phished: a passkey (WebAuthn).</summary>
    PhishingResistant,
}
