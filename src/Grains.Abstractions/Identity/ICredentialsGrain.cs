using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>What proves that somebody is the owner of a local account. Attempts are counted before they are looked at.</summary>
[Alias("liveview.credentials")]
public interface ICredentialsGrain : IGrainWithStringKey
{
    /// <summary>
    /// Stores the first credentials of an account that is being made. Only the account itself calls this, once it knows that there is
    /// none: what stood here before belonged to an account that was never finished.
    /// </summary>
    [Alias("enrol"), SystemOnly]
    Task Enrol(LocalCredentials credentials);

    /// <summary>Counts an attempt, and hands out what it must be held against.</summary>
    /// <returns>Null when there is no such account, or when too many attempts failed: a stranger cannot tell which.</returns>
    [Alias("attempt"), SystemOnly]
    Task<LocalCredentials?> Attempt();

    /// <summary>The attempt was right. The proof is used up.</summary>
    /// <returns>False when the proof had been used before.</returns>
    [Alias("succeed"), SystemOnly]
    Task<bool> Succeed(ProofUse use);

    /// <summary>The credentials, for their owner; null when there are none.</summary>
    [Alias("read"), SystemOnly]
    Task<LocalCredentials?> Read();

    /// <summary>Adds a passkey to the account of somebody who is signed in.</summary>
    [Alias("add-passkey"), SystemOnly]
    Task<AccountResult> AddPasskey(Passkey passkey);
}

/// <summary>A proof that is used up.</summary>
/// <param name="Proof">The proof.</param>
[GenerateSerializer, Immutable, Alias("liveview.proof-use")]
public sealed record ProofUse([property: Id(0)] Proof Proof);
