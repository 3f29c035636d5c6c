namespace LiveView.Domain.Evidence;

/// <summary>A signed state of the tree over all incidents.</summary>
/// <param name="Size">Number of leaves.</param>
/// <param name="Root">The root, 32 bytes.</param>
/// <param name="At">When it was signed, UTC.</param>
/// <param name="KeyId">Which key signed it.</param>
/// <param name="Signature">As of <see cref="SignedCheckpoint"/>.</param>
public sealed record SignedTree(long Size, ReadOnlyMemory<byte> Root, DateTimeOffset At, string KeyId, ReadOnlyMemory<byte> Signature);
