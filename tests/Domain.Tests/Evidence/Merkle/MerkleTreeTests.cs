using LiveView.Domain.Evidence;

namespace LiveView.Domain.Tests.Evidence.Merkle;

/// <summary>The tree against the test vectors of Certificate Transparency's reference implementation, and against RFC 6962's own definition.</summary>
public class MerkleTreeTests
{
    private static readonly string[] s_leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] s_roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private const string N1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private const string N23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private const string N4567 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private const string N4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private const string N67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private const string N45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    [Fact]
    public void Roots_of_the_first_eight_trees_are_the_published_ones()
    {
        var forest = Reference();
        Assert.Equal(s_roots, Enumerable.Range(0, 9).Select(size => Hex(forest.Root(size))));
        Assert.Equal(s_roots[0], Hex(MerkleTree.EmptyRoot));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 8, N1, N23, N4567)]
    [InlineData(5, 8, N4, N67, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(1, 5, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", N23, N4)]
    public void Inclusion_proofs_are_the_published_ones(int index, int size, params string[] path) =>
        Assert.Equal(path, Reference().Inclusion(index, size).Select(Hex));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 8, N1, N23, N4567)]
    [InlineData(6, 8, N45, N67, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, N23, N4)]
    public void Consistency_proofs_are_the_published_ones(int first, int second, params string[] path) =>
        Assert.Equal(path, Reference().Consistency(first, second).Select(Hex));

    [Fact]
    public void A_tree_grown_leaf_by_leaf_has_the_root_of_the_definition()
    {
        var forest = Forest.Of(70);
        for (var size = 0; size <= 70; size++)
        {
            Assert.Equal(Hex(Defined(0, size)), Hex(forest.Root(size)));
        }
    }

    [Fact]
    public void A_leaf_completes_as_many_subtrees_as_its_number_ends_in_ones()
    {
        var hash = new ReadOnlyMemory<byte>(new byte[32]);
        Assert.Equal([new MerkleNode(0, 0)], MerkleTree.Add(0, hash, _ => hash).Select(each => each.Node));
        Assert.Equal([new MerkleNode(0, 6)], MerkleTree.Add(6, hash, _ => hash).Select(each => each.Node));
        Assert.Equal(
            [new MerkleNode(0, 7), new MerkleNode(1, 3), new MerkleNode(2, 1), new MerkleNode(3, 0)],
            MerkleTree.Add(7, hash, _ => hash).Select(each => each.Node));
    }

    [Fact]
    public void A_range_consists_of_its_largest_subtrees_from_left_to_right()
    {
        Assert.Empty(new MerkleRange(0, 0).Nodes());
        Assert.Equal([new MerkleNode(2, 0), new MerkleNode(1, 2), new MerkleNode(0, 6)], new MerkleRange(0, 7).Nodes());
        Assert.Equal([new MerkleNode(1, 2), new MerkleNode(0, 6)], new MerkleRange(4, 7).Nodes());
    }

    [Fact]
    public void A_tree_too_large_to_keep_is_still_named_by_few_subtrees() =>
        Assert.Equal(40, new MerkleRange(0, (1L << 40) - 1).Nodes().Count);

    [Theory, InlineData(-1, 3), InlineData(3, 3), InlineData(4, 3)]
    public void A_leaf_outside_the_tree_has_no_proof(long index, long size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(index, size));

    [Theory, InlineData(0, 3), InlineData(4, 3), InlineData(-1, 3)]
    public void A_tree_that_is_not_smaller_has_no_proof(long first, long second) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(first, second));

    private static Forest Reference()
    {
        var forest = new Forest();
        foreach (var leaf in s_leaves)
        {
            forest.Add(Convert.FromHexString(leaf));
        }

        return forest;
    }

    /// <summary>RFC 6962, 2.1, word for word.</summary>
    private static ReadOnlyMemory<byte> Defined(int begin, int end)
    {
        if (begin == end)
        {
            return MerkleTree.EmptyRoot;
        }

        if (end - begin == 1)
        {
            return MerkleTree.Leaf(BitConverter.GetBytes(begin));
        }

        var k = 1;
        while (k * 2 < end - begin)
        {
            k *= 2;
        }

        return MerkleTree.Node(Defined(begin, begin + k).Span, Defined(begin + k, end).Span);
    }

    private static string Hex(ReadOnlyMemory<byte> hash) => Convert.ToHexStringLower(hash.Span);
}
