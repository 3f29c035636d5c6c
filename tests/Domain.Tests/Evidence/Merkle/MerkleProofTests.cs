using LiveView.Domain.Evidence;

namespace LiveView.Domain.Tests.Evidence.Merkle;

public class MerkleProofTests
{
    private const int Most = 34;
    private static readonly Forest s_forest = Forest.Of(Most);

    [Fact]
    public void Every_leaf_of_every_tree_is_proved_at_its_own_place_and_at_no_other()
    {
        for (var size = 1; size <= Most; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var path = s_forest.Inclusion(index, size);
                Assert.True(MerkleProof.Includes(s_forest.LeafHash(index), index, size, path, s_forest.Root(size)));
                for (var other = -1; other <= size; other++)
                {
                    Assert.Equal(other == index, MerkleProof.Includes(s_forest.LeafHash(index), other, size, path, s_forest.Root(size)));
                }
            }
        }
    }

    [Fact]
    public void Another_leaf_root_or_path_does_not_prove_inclusion()
    {
        for (var size = 2; size <= Most; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var path = s_forest.Inclusion(index, size);
                var (leaf, root) = (s_forest.LeafHash(index), s_forest.Root(size));
                Assert.False(MerkleProof.Includes(s_forest.LeafHash((index + 1) % size), index, size, path, root));
                Assert.False(MerkleProof.Includes(leaf, index, size, path, s_forest.Root(size - 1)));
                Assert.False(MerkleProof.Includes(leaf, index, size, path[..^1], root));
                Assert.False(MerkleProof.Includes(leaf, index, size, [.. path, root], root));
                for (var i = 0; i < path.Length; i++)
                {
                    Assert.False(MerkleProof.Includes(leaf, index, size, Changed(path, i), root));
                }
            }
        }
    }

    [Fact]
    public void The_root_of_an_empty_tree_includes_nothing() =>
        Assert.False(MerkleProof.Includes(MerkleTree.EmptyRoot, 0, 0, [], MerkleTree.EmptyRoot));

    [Fact]
    public void Every_state_is_proved_to_be_the_beginning_of_every_later_one()
    {
        for (var second = 1; second <= Most; second++)
        {
            for (var first = 1; first <= second; first++)
            {
                var path = s_forest.Consistency(first, second);
                Assert.True(MerkleProof.IsConsistent(first, s_forest.Root(first), second, s_forest.Root(second), path));
                for (var other = 0; other <= second + 1; other++)
                {
                    Assert.Equal(
                        other == first, MerkleProof.IsConsistent(other, s_forest.Root(first), second, s_forest.Root(second), path));
                }
            }
        }
    }

    [Fact]
    public void Another_root_or_path_does_not_prove_consistency()
    {
        for (var second = 2; second <= Most; second++)
        {
            for (var first = 1; first < second; first++)
            {
                var path = s_forest.Consistency(first, second);
                var (smaller, larger) = (s_forest.Root(first), s_forest.Root(second));
                Assert.False(MerkleProof.IsConsistent(first, larger, second, larger, path));
                Assert.False(MerkleProof.IsConsistent(first, smaller, second, smaller, path));
                Assert.False(MerkleProof.IsConsistent(first, smaller, second, larger, path[..^1]));
                Assert.False(MerkleProof.IsConsistent(first, smaller, second, larger, [.. path, larger]));
                for (var i = 0; i < path.Length; i++)
                {
                    Assert.False(MerkleProof.IsConsistent(first, smaller, second, larger, Changed(path, i)));
                }
            }
        }
    }

    [Fact]
    public void The_same_state_needs_no_hashes_and_takes_none()
    {
        Assert.True(MerkleProof.IsConsistent(3, s_forest.Root(3), 3, s_forest.Root(3), []));
        Assert.False(MerkleProof.IsConsistent(3, s_forest.Root(3), 3, s_forest.Root(4), []));
        Assert.False(MerkleProof.IsConsistent(3, s_forest.Root(3), 3, s_forest.Root(3), [s_forest.Root(3)]));
    }

    [Fact]
    public void A_tree_from_which_an_incident_was_taken_is_no_continuation()
    {
        var without = new Forest();
        for (var i = 0; i < 20; i++)
        {
            if (i != 7)
            {
                without.Add(BitConverter.GetBytes(i));
            }
        }

        Assert.False(MerkleProof.IsConsistent(10, s_forest.Root(10), 19, without.Root(19), without.Consistency(10, 19)));
    }

    private static ReadOnlyMemory<byte>[] Changed(ReadOnlyMemory<byte>[] path, int at)
    {
        var changed = path.ToArray();
        var bytes = changed[at].ToArray();
        bytes[at % bytes.Length] ^= 1;
        changed[at] = bytes;
        return changed;
    }
}
