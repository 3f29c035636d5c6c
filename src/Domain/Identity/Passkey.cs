namespace LiveView.Domain.Identity;

/// <summary>One passkey (WebAuthn), as ASP.NET Core Identity checks it.</summary>
/// <param name="CredentialId">The credential's identifier.</param>
/// <param name="PublicKey">Its public key, COSE.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="SignCount">The authenticator's counter at its last use.</param>
/// <param name="Transports">How the authenticator is reached.</param>
/// <param name="IsUserVerified">Whether the authenticator made sure of the person.</param>
/// <param name="IsBackupEligible">Whether it may be copied to other devices.</param>
/// <param name="IsBackedUp">Whether it was.</param>
public sealed record Passkey(
    byte[] CredentialId, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, IReadOnlyList<string> Transports, bool IsUserVerified,
    bool IsBackupEligible, bool IsBackedUp);
