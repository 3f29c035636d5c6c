namespace LiveView.Domain.Identity;

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out.</summary>
    SignedOut,

    /// <summary>It reached its greatest age.</summary>
    Expired,

    /// <summary>Nobody used it for too long.</summary>
    Idle,

    /// <summary>The account was disabled for the organisation.</summary>
    AccountDisabled,

    /// <summary>Roles or organisations of the account changed: the person signs in again with what holds now.</summary>
    RightsChanged,

    /// <summary>The person, or an administrator of the organisation, ended it from another session.</summary>
    EndedElsewhere,

    /// <summary>The issuer said that the person signed out there.</summary>
    IssuerSignedOut,

    /// <summary>The account has too many sessions; the oldest gave way.</summary>
    Displaced,
}
