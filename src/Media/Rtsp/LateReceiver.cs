namespace LiveView.Media.Rtsp;

/// <summary>Passes packets on to whom is known only after the camera said what it offers.</summary>
internal sealed class LateReceiver : IPacketReceiver
{
    /// <summary>Who takes them; null while that is not known.</summary>
    public IPacketReceiver? Receiver { get; set; }

    /// <inheritdoc />
    public void Start(int channel) => Receiver?.Start(channel);

    /// <inheritdoc />
    public void OnPacket(int channel, ReadOnlySpan<byte> packet) => Receiver?.OnPacket(channel, packet);
}
