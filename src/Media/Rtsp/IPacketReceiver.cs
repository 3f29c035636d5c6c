using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>Takes the packets of a session, in the order of the line.</summary>
internal interface IPacketReceiver
{
    /// <summary>Packets are about to come.</summary>
    /// <param name="channel">Channel of the pictures, 0 to 254; the one after it carries reports about them.</param>
    void Start(int channel);

    /// <summary>One packet.</summary>
    /// <param name="channel">Its channel.</param>
    /// <param name="packet">Readable during the call only.</param>
    /// <exception cref="RtspFormatException">It cannot be what it says it is.</exception>
    void OnPacket(int channel, ReadOnlySpan<byte> packet);
}
