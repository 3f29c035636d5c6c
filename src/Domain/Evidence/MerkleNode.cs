namespace LiveView.Domain.Evidence;

/// <summary>A complete subtree: it covers leaves <c>Index·2^Level</c> up to but not including <c>(Index+1)·2^Level</c>, and never changes.</summary>
/// <param name="Level">Height; 0 is a leaf.</param>
/// <param name="Index">Place among the subtrees of that height, from 0.</param>
public readonly record struct MerkleNode(int Level, long Index);
