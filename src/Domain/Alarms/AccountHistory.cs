using System.Collections.Immutable;

namespace LiveView.Domain.Alarms;

/// <summary>
/// What an alarm account remembers, so that a message becomes an alarm exactly once. A panel that hears no acknowledgement sends the
/// same message again, with the same sequence number.
/// </summary>
public sealed record AccountHistory
{
    /// <summary>An account that never heard anything.</summary>
    public static readonly AccountHistory Empty = new();

    /// <summary>How many messages are remembered: more than any panel has outstanding.</summary>
    public const int Remembered = 64;

    /// <summary>
    /// How long a resend without a time of its own counts as one. A sequence number comes round after 9,999 messages; no panel keeps
    /// trying this long.
    /// </summary>
    public static readonly TimeSpan ResendWindow = TimeSpan.FromMinutes(10);

    /// <summary>Number of lines in the account's log.</summary>
    public long Version { get; init; }

    /// <summary>The last messages, oldest first.</summary>
    public ImmutableList<HeardMessage> Heard { get; init; } = [];

    /// <summary>The message of which this one is a resend, or null when it is new.</summary>
    /// <param name="sequence">Sequence number the panel gave.</param>
    /// <param name="fingerprint">Everything a resend repeats.</param>
    /// <param name="now">Now, UTC.</param>
    public HeardMessage? ResendOf(int sequence, string fingerprint, DateTimeOffset now) =>
        Heard.FindLast(each => each.Event.Sequence == sequence && each.Event.Fingerprint == fingerprint && now - each.At < ResendWindow);

    /// <summary>The history after one more message.</summary>
    /// <param name="e">The message.</param>
    /// <param name="at">When it was stored, UTC.</param>
    public AccountHistory Evolve(AccountEvent e, DateTimeOffset at)
    {
        var heard = Heard.Add(new HeardMessage(e, at));
        return this with { Version = Version + 1, Heard = heard.Count > Remembered ? heard.RemoveAt(0) : heard };
    }
}
