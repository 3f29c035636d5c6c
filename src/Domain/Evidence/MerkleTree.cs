using System.Numerics;
using System.Security.Cryptography;

namespace LiveView.Domain.Evidence;

/// <summary>
/// The hash tree of RFC 6962, section 2.1, over SHA-256: an append-only list of which any state can be named by 32 bytes, any entry proved
/// to be in it, and any two states proved to be one growing list. Pure: whoever keeps the nodes hands them in.
/// </summary>
public static class MerkleTree
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static ReadOnlyMemory<byte> EmptyRoot { get; } = SHA256.HashData([]);

    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data) => SHA256.HashData([LeafPrefix, .. data]);

    /// <summary>The hash of two neighbours.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([NodePrefix, .. left, .. right]);

    /// <summary>The hash of a range.</summary>
    /// <param name="range">A range as this class names it; for a root, from 0 to the size.</param>
    /// <param name="hashOf">Gives the hash of a complete subtree.</param>
    public static ReadOnlyMemory<byte> Hash(MerkleRange range, Func<MerkleNode, ReadOnlyMemory<byte>> hashOf)
    {
        var nodes = range.Nodes();
        if (nodes.Count == 0)
        {
            return EmptyRoot;
        }

        var hash = hashOf(nodes[^1]);
        for (var i = nodes.Count - 2; i >= 0; i--)
        {
            hash = Node(hashOf(nodes[i]).Span, hash.Span);
        }

        return hash;
    }

    /// <summary>The subtrees that become complete when a leaf is added, the leaf itself first.</summary>
    /// <param name="index">Place of the leaf, from 0: the number of leaves before it.</param>
    /// <param name="leaf">Its hash.</param>
    /// <param name="hashOf">Gives the hash of a complete subtree to the left of the leaf: of one in <c>new MerkleRange(0, index).Nodes()</c>.</param>
    public static IReadOnlyList<(MerkleNode Node, ReadOnlyMemory<byte> Hash)> Add(
        long index, ReadOnlyMemory<byte> leaf, Func<MerkleNode, ReadOnlyMemory<byte>> hashOf)
    {
        var added = new List<(MerkleNode, ReadOnlyMemory<byte>)> { (new MerkleNode(0, index), leaf) };
        var node = new MerkleNode(0, index);
        var hash = leaf;
        while ((node.Index & 1) == 1)
        {
            hash = Node(hashOf(new MerkleNode(node.Level, node.Index - 1)).Span, hash.Span);
            node = new MerkleNode(node.Level + 1, node.Index >> 1);
            added.Add((node, hash));
        }

        return added;
    }

    /// <summary>The ranges whose hashes prove that a leaf is in a tree, from the leaf to the root (RFC 6962, 2.1.1).</summary>
    /// <param name="index">Place of the leaf, from 0.</param>
    /// <param name="size">Number of leaves.</param>
    public static IReadOnlyList<MerkleRange> InclusionProof(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<MerkleRange>();
        var (begin, end) = (0L, size);
        while (end - begin > 1)
        {
            var middle = begin + LargestPowerBelow(end - begin);
            path.Add(index < middle ? new MerkleRange(middle, end) : new MerkleRange(begin, middle));
            (begin, end) = index < middle ? (begin, middle) : (middle, end);
        }

        path.Reverse();
        return path;
    }

    /// <summary>The ranges whose hashes prove that a smaller tree is the beginning of a larger one (RFC 6962, 2.1.2).</summary>
    /// <param name="first">Leaves of the smaller tree, at least 1.</param>
    /// <param name="second">Leaves of the larger tree, at least as many.</param>
    /// <returns>Empty when both are the same.</returns>
    public static IReadOnlyList<MerkleRange> ConsistencyProof(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var path = new List<MerkleRange>();
        var (begin, end) = (0L, second);
        while (end != first)
        {
            var middle = begin + LargestPowerBelow(end - begin);
            path.Add(first <= middle ? new MerkleRange(middle, end) : new MerkleRange(begin, middle));
            (begin, end) = first <= middle ? (begin, middle) : (middle, end);
        }

        // The smaller tree as a whole is known to whoever checks.
        if (begin > 0)
        {
            path.Add(new MerkleRange(begin, end));
        }

        path.Reverse();
        return path;
    }

    private static long LargestPowerBelow(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
