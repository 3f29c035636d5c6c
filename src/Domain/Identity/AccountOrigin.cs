namespace LiveView.Domain.Identity;

/// <summary>Who looks after an account, and so who may change it.</summary>
public enum AccountOrigin
{
    /// <summary>This installation: passkey, or password and one-time code.</summary>
    Local,

    /// <summary>An OpenID Connect issuer; name, organisations and roles follow each sign-in.</summary>
    Issuer,

    /// <summary>The demonstration; worth nothing outside it.</summary>
    Demo,
}
