namespace LiveView.Domain.Identity;

/// <summary>With what somebody proves who it is at this installation. At least one passkey, or a password and a key for one-time codes.</summary>
/// <param name="PasswordHash">The password, hashed by ASP.NET Core Identity (PBKDF2 with HMAC-SHA-512); null without one.</param>
/// <param name="CodeKey">The key of the one-time codes, protected by the edges' own keys; null without one.</param>
/// <param name="LastStep">The last step whose one-time code was used.</param>
/// <param name="RecoveryHashes">SHA-256 of the recovery codes that were not used yet.</param>
/// <param name="Passkeys">The passkeys.</param>
public sealed record LocalCredentials(
    string? PasswordHash, string? CodeKey, long LastStep, IReadOnlyList<string> RecoveryHashes, IReadOnlyList<Passkey> Passkeys);
