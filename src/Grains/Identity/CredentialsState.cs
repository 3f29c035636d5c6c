using LiveView.Domain.Identity;

namespace LiveView.Grains.Identity;

/// <summary>Stored state of credentials.</summary>
internal sealed class CredentialsState
{
    public LocalCredentials? Credentials { get; set; }

    public AttemptGuard Guard { get; set; } = new();

    /// <summary>Challenges that were answered and have not expired.</summary>
    public List<UsedChallenge> Challenges { get; set; } = [];

    /// <summary>A challenge that was answered.</summary>
    internal sealed record UsedChallenge(string Hash, DateTimeOffset Expires);
}
