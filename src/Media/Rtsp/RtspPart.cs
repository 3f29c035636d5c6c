namespace LiveView.Media.Rtsp;

/// <summary>One thing that a camera sent on its line: an answer, or a packet of a channel.</summary>
/// <param name="Answer">The answer; null for a packet.</param>
/// <param name="Channel">Number of the channel, 0 to 255.</param>
/// <param name="Packet">The packet, readable until the next part is taken.</param>
internal readonly record struct RtspPart(RtspAnswer? Answer, int Channel, ReadOnlyMemory<byte> Packet);
