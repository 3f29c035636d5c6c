namespace LiveView.Media.Rtmp;

/// <summary>Takes the messages of one line, in order.</summary>
internal interface IRtmpMessageReceiver
{
    /// <summary>One whole message.</summary>
    /// <param name="type">What it is: see <see cref="RtmpMessageType"/>.</param>
    /// <param name="timestamp">Milliseconds on the sender's clock; wraps.</param>
    /// <param name="payload">Readable during the call only.</param>
    void OnMessage(byte type, uint timestamp, ReadOnlySpan<byte> payload);
}
