namespace LiveView.Protocols.Ais;

/// <summary>When a message was made that tells only the second of the minute.</summary>
internal static class AisClock
{
    private static readonly TimeSpan s_half = TimeSpan.FromSeconds(30);

    /// <summary>The moment with that second nearest to the receipt; the receipt itself when the second is 60 (unknown) to 63 (no receiver).</summary>
    public static DateTimeOffset At(uint second, DateTimeOffset receivedAt)
    {
        if (second > 59)
        {
            return receivedAt;
        }

        var ticks = receivedAt.UtcTicks - (receivedAt.UtcTicks % TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        var off = ticks - receivedAt.UtcTicks;
        ticks += off > s_half.Ticks ? -TimeSpan.TicksPerMinute : off < -s_half.Ticks ? TimeSpan.TicksPerMinute : 0;
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : receivedAt;
    }
}
