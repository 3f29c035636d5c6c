namespace LiveView.Media.Rtsp;

/// <summary>One coded picture, whole.</summary>
/// <param name="units">NAL units, each after its length in four bytes; readable during the call only.</param>
/// <param name="time">When it is shown, in units of the clock since the first packet.</param>
/// <param name="isKey">Whether a decoder can start here.</param>
/// <param name="capturedAt">When it was captured, by the camera's clock, UTC; null when the camera did not say.</param>
internal readonly ref struct CodedPicture(ReadOnlySpan<byte> units, long time, bool isKey, DateTimeOffset? capturedAt)
{
    public ReadOnlySpan<byte> Units { get; } = units;

    public long Time { get; } = time;

    public bool IsKey { get; } = isKey;

    public DateTimeOffset? CapturedAt { get; } = capturedAt;
}
