using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Identity;
using Microsoft.AspNetCore.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>
/// What ASP.NET Core Identity needs to know to check a passkey, read from the grain that keeps credentials. What changes goes to that
/// grain by its own orders, so that a proof is used up in one place; this store only reads.
/// </summary>
internal sealed class LocalUserStore(IClusterClient cluster) : IUserPasskeyStore<LocalUser>
{
    public async Task<LocalUser?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!IdentifierText.IsValid(userId))
        {
            return null;
        }

        var account = AccountId.Parse(userId);
        var credentials = await cluster.GetGrain<ICredentialsGrain>(GrainKeys.Credentials(account)).Read();
        return credentials is null ? null : new LocalUser(account, credentials);
    }

    public Task<string> GetUserIdAsync(LocalUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Value);

    public Task<string?> GetUserNameAsync(LocalUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.Value);

    public Task<string?> GetNormalizedUserNameAsync(LocalUser user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    public Task<LocalUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByIdAsync(normalizedUserName, cancellationToken);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(LocalUser user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Credentials.Passkeys.Select(Info)]);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(LocalUser user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(
        user.Credentials.Passkeys.Where(each => each.CredentialId.AsSpan().SequenceEqual(credentialId)).Select(Info).FirstOrDefault());

    /// <summary>Nobody is found by a credential alone: a passkey names its owner in its answer.</summary>
    public Task<LocalUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult<LocalUser?>(null);

    public Task AddOrUpdatePasskeyAsync(LocalUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw OnlyReads();

    public Task RemovePasskeyAsync(LocalUser user, byte[] credentialId, CancellationToken cancellationToken) => throw OnlyReads();

    public Task SetUserNameAsync(LocalUser user, string? userName, CancellationToken cancellationToken) => throw OnlyReads();

    public Task SetNormalizedUserNameAsync(LocalUser user, string? normalizedName, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> CreateAsync(LocalUser user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> UpdateAsync(LocalUser user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> DeleteAsync(LocalUser user, CancellationToken cancellationToken) => throw OnlyReads();

    public void Dispose()
    {
    }

    public static Passkey Value(UserPasskeyInfo info) => new(
        info.CredentialId, info.PublicKey, info.CreatedAt, info.SignCount, info.Transports ?? [], info.IsUserVerified, info.IsBackupEligible,
        info.IsBackedUp);

    private static UserPasskeyInfo Info(Passkey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, [.. passkey.Transports], passkey.IsUserVerified,
        passkey.IsBackupEligible, passkey.IsBackedUp, [], []);

    private static NotSupportedException OnlyReads() => new("Credentials change by orders to their grain.");
}
