namespace LiveView.Protocols.Dc09;

/// <summary>How far a panel's clock may be off before its message is refused with NAK, which carries the right time.</summary>
/// <param name="Behind">How much earlier than now a timestamp may be.</param>
/// <param name="Ahead">How much later than now a timestamp may be.</param>
public sealed record Dc09TimeWindow(TimeSpan Behind, TimeSpan Ahead)
{
    /// <summary>40 seconds behind, 20 seconds ahead, as widely used receivers have it.</summary>
    public static Dc09TimeWindow Default { get; } = new(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(20));

    /// <summary>Whether a timestamp passes; both ends are within. A message without a timestamp is not tested and passes.</summary>
    /// <param name="timestamp">The panel's time, or null when it sent none.</param>
    /// <param name="now">The receiver's time.</param>
    public bool Accepts(DateTimeOffset? timestamp, DateTimeOffset now) =>
        timestamp is not { } at || (at - now >= -Behind && at - now <= Ahead);
}
