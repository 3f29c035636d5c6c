namespace LiveView.Domain.Evidence;

/// <summary>What an outsider does with a proof: RFC 9162, sections 2.1.3.2 and 2.1.4.2. It needs nothing but the hashes.</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf stands at a place in the tree with this root.</summary>
    /// <param name="leaf">Hash of the leaf.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">Number of leaves.</param>
    /// <param name="path">Hashes from the leaf to the root.</param>
    /// <param name="root">The root.</param>
    public static bool Includes(
        ReadOnlyMemory<byte> leaf, long index, long size, IReadOnlyList<ReadOnlyMemory<byte>> path, ReadOnlyMemory<byte> root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (place, last) = (index, size - 1);
        var hash = leaf;
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                hash = MerkleTree.Node(sibling.Span, hash.Span);
                while ((place & 1) == 0 && place != 0)
                {
                    (place, last) = (place >> 1, last >> 1);
                }
            }
            else
            {
                hash = MerkleTree.Node(hash.Span, sibling.Span);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && hash.Span.SequenceEqual(root.Span);
    }

    /// <summary>Whether a tree is the beginning of another.</summary>
    /// <param name="first">Leaves of the smaller tree.</param>
    /// <param name="firstRoot">Its root.</param>
    /// <param name="second">Leaves of the larger tree.</param>
    /// <param name="secondRoot">Its root.</param>
    /// <param name="path">The hashes of the proof.</param>
    public static bool IsConsistent(
        long first, ReadOnlyMemory<byte> firstRoot, long second, ReadOnlyMemory<byte> secondRoot, IReadOnlyList<ReadOnlyMemory<byte>> path)
    {
        if (first < 1 || first > second)
        {
            return false;
        }

        if (first == second)
        {
            return path.Count == 0 && firstRoot.Span.SequenceEqual(secondRoot.Span);
        }

        // A smaller tree that is one complete subtree stands at the beginning of the proof, unwritten.
        IReadOnlyList<ReadOnlyMemory<byte>> whole = long.IsPow2(first) ? [firstRoot, .. path] : path;
        if (whole.Count == 0)
        {
            return false;
        }

        var (place, last) = (first - 1, second - 1);
        while ((place & 1) == 1)
        {
            (place, last) = (place >> 1, last >> 1);
        }

        var (smaller, larger) = (whole[0], whole[0]);
        foreach (var hash in whole.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                (smaller, larger) = (MerkleTree.Node(hash.Span, smaller.Span), MerkleTree.Node(hash.Span, larger.Span));
                while ((place & 1) == 0 && place != 0)
                {
                    (place, last) = (place >> 1, last >> 1);
                }
            }
            else
            {
                larger = MerkleTree.Node(larger.Span, hash.Span);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && smaller.Span.SequenceEqual(firstRoot.Span) && larger.Span.SequenceEqual(secondRoot.Span);
    }
}
