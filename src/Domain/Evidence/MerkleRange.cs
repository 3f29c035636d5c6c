namespace LiveView.Domain.Evidence;

/// <summary>Leaves <paramref name="Begin"/> up to but not including <paramref name="End"/>, as RFC 6962 cuts a tree.</summary>
/// <param name="Begin">First leaf, from 0.</param>
/// <param name="End">The leaf after the last.</param>
public readonly record struct MerkleRange(long Begin, long End)
{
    /// <summary>
    /// The complete subtrees of which the range consists, left to right, the largest first; their number is at most the height of the
    /// tree. Folded from the right they give the hash of the range.
    /// </summary>
    public IReadOnlyList<MerkleNode> Nodes()
    {
        var nodes = new List<MerkleNode>();
        for (var begin = Begin; begin < End;)
        {
            var level = System.Numerics.BitOperations.Log2((ulong)(End - begin));
            nodes.Add(new MerkleNode(level, begin >> level));
            begin += 1L << level;
        }

        return nodes;
    }
}
