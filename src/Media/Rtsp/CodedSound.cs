namespace LiveView.Media.Rtsp;

/// <summary>One coded piece of sound, whole: some thirtieth of a second.</summary>
/// <param name="unit">An AAC access unit; readable during the call only.</param>
/// <param name="time">When it is heard, in units of the clock since the first packet.</param>
/// <param name="capturedAt">When it was heard, by the camera's clock, UTC; null when the camera did not say.</param>
internal readonly ref struct CodedSound(ReadOnlySpan<byte> unit, long time, DateTimeOffset? capturedAt)
{
    public ReadOnlySpan<byte> Unit { get; } = unit;

    public long Time { get; } = time;

    public DateTimeOffset? CapturedAt { get; } = capturedAt;
}
