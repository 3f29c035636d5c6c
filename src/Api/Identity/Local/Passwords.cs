using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LiveView.Api.Limits;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using Microsoft.AspNetCore.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>
/// Passwords with a one-time code. The framework hashes them: PBKDF2 with HMAC-SHA-512, <see cref="Iterations"/> rounds. In turns, see
/// <see cref="HashingTurns"/>.
/// </summary>
internal sealed class Passwords(SealedText seals, IPasswordHasher<LocalUser> hasher, TimeProvider time) : IDisposable
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA-512, as OWASP advises.</summary>
    public const int Iterations = 210_000;

    private const string KeyPurpose = "liveview.code-key";
    private const int RecoveryCodes = 8;
    private const int RecoveryBytes = 10;

    private static readonly LocalUser s_nobody = new(AccountId.Parse("nobody"), new LocalCredentials(null, null, 0, [], []));

    private readonly HashingTurns _turns = new();
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(s_nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));

    /// <summary>Credentials of a password and a key for one-time codes, and the recovery codes, which nobody sees again.</summary>
    public async Task<(LocalCredentials Credentials, IReadOnlyList<string> Recovery)> MakeAsync(string password, byte[] codeKey, long usedStep)
    {
        string[] recovery = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RecoveryText(RandomNumberGenerator.GetBytes(RecoveryBytes)))];
        var hash = await _turns.TakeAsync(() => hasher.HashPassword(s_nobody, password));
        return (new LocalCredentials(hash, seals.Keep(KeyPurpose, Base64Url.EncodeToString(codeKey)), usedStep, [.. recovery.Select(HashOf)], []), recovery);
    }

    /// <summary>Holds a password and a code against credentials. Takes as long when there are none.</summary>
    /// <returns>What proved it, or null.</returns>
    public async Task<Proof?> CheckAsync(LocalCredentials? credentials, string password, string code)
    {
        var right = await _turns.TakeAsync(() => hasher.VerifyHashedPassword(
            s_nobody, credentials?.PasswordHash ?? _decoy.Value, password.Length <= PasswordRule.Most ? password : ""));
        if (credentials is not { PasswordHash: not null, CodeKey: { } kept } || right == PasswordVerificationResult.Failed)
        {
            return null;
        }

        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        if (TimeCode.Match(Base64Url.DecodeFromChars(seals.Read(KeyPurpose, kept)), typed, time.GetUtcNow(), credentials.LastStep) is { } step)
        {
            return new Proof.OneTimeCode(step);
        }

        var recovery = HashOf(typed);
        return credentials.RecoveryHashes.Contains(recovery) ? new Proof.RecoveryCode(recovery) : null;
    }

    public void Dispose() => _turns.Dispose();

    private static string RecoveryText(byte[] random) => string.Join('-', Convert.ToHexStringLower(random).Chunk(5).Select(part => new string(part)));

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())));
}
