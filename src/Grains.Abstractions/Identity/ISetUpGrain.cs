using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>Whether this installation belongs to somebody, and the one code with which its first administrator makes it so.</summary>
[Alias("liveview.set-up")]
public interface ISetUpGrain : IGrainWithStringKey
{
    /// <summary>How it stands.</summary>
    [Alias("standing"), SystemOnly]
    Task<SetUpStanding> Standing();

    /// <summary>Sets a new code, unless the installation is claimed or has one that can still be used.</summary>
    /// <returns>Whether the code was set.</returns>
    [Alias("begin"), SystemOnly]
    Task<bool> Begin(string codeHash);

    /// <summary>Whether a code is the right one. A wrong one counts.</summary>
    [Alias("try"), SystemOnly]
    Task<AccountResult> Try(string codeHash);

    /// <summary>Makes the first administrator, and destroys the code. A wrong one counts.</summary>
    [Alias("claim"), SystemOnly]
    Task<AccountResult> Claim(string codeHash, NewAccount account);
}

/// <summary>How an installation stands.</summary>
/// <param name="IsClaimed">Whether it belongs to somebody.</param>
/// <param name="HasCode">Whether there is a code that can still be used.</param>
[GenerateSerializer, Immutable, Alias("liveview.set-up-standing")]
public sealed record SetUpStanding([property: Id(0)] bool IsClaimed, [property: Id(1)] bool HasCode);
