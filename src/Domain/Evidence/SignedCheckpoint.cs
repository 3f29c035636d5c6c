namespace LiveView.Domain.Evidence;

/// <summary>A checkpoint of one stream as it was signed and stored; it is a leaf of the tree over all incidents.</summary>
/// <param name="Leaf">Its place in the tree, from 0.</param>
/// <param name="Stream">The stream's key.</param>
/// <param name="Size">Number of lines it covers.</param>
/// <param name="Head">Hash of the last of them, 32 bytes.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="KeyId">Which key signed it: SHA-256 of that key's certificate, lower-case hexadecimal.</param>
/// <param name="Signature">ECDSA over P-256 and SHA-256, in DER (RFC 3279), over <see cref="Checkpoint.Text"/>.</param>
public sealed record SignedCheckpoint(
    long Leaf, string Stream, long Size, ReadOnlyMemory<byte> Head, DateTimeOffset At, string KeyId, ReadOnlyMemory<byte> Signature);
