namespace LiveView.Media.Hls;

/// <summary>A part of a segment (RFC 8216bis, 3.2: Partial Segment): consecutive fragments, moof and mdat each, as they came.</summary>
/// <param name="Bytes">The fragments one after another.</param>
/// <param name="Seconds">How long it plays, s.</param>
/// <param name="IsIndependent">Whether a decoder can start with it.</param>
/// <param name="Fragments">Number of frames.</param>
public sealed record HlsPart(ReadOnlyMemory<byte> Bytes, double Seconds, bool IsIndependent, int Fragments);
