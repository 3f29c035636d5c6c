namespace LiveView.Domain.Identity;

/// <summary>What was used to sign in, and may not be used again.</summary>
public abstract record Proof
{
    private Proof()
    {
    }

    /// <summary>The one-time code of a step.</summary>
    public sealed record OneTimeCode(long Step) : Proof;

    /// <summary>A recovery code.</summary>
    public sealed record RecoveryCode(string Hash) : Proof;

    /// <summary>A passkey's answer to a challenge.</summary>
    /// <param name="Used">The passkey, with its new counter.</param>
    /// <param name="Challenge">SHA-256 of the challenge.</param>
    /// <param name="Expires">When the challenge has no meaning any more, UTC.</param>
    public sealed record PasskeyAnswer(Passkey Used, string Challenge, DateTimeOffset Expires) : Proof;
}
