using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Identity;

/// <summary>Stored state of what belongs to one session at an issuer.</summary>
internal sealed class IssuerSessionState
{
    public List<Entry> Sessions { get; set; } = [];

    /// <summary>A session and its account.</summary>
    internal sealed record Entry(AccountId Account, SessionId Session, DateTimeOffset Expires);
}
