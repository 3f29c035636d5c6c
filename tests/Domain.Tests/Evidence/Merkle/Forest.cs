using LiveView.Domain.Evidence;

namespace LiveView.Domain.Tests.Evidence.Merkle;

/// <summary>A tree that keeps its nodes in memory, grown leaf by leaf.</summary>
internal sealed class Forest
{
    private readonly Dictionary<MerkleNode, ReadOnlyMemory<byte>> _nodes = [];

    public long Size { get; private set; }

    public static Forest Of(int leaves)
    {
        var forest = new Forest();
        for (var i = 0; i < leaves; i++)
        {
            forest.Add(BitConverter.GetBytes(i));
        }

        return forest;
    }

    public ReadOnlyMemory<byte> LeafHash(long index) => _nodes[new MerkleNode(0, index)];

    public void Add(ReadOnlySpan<byte> data)
    {
        // Only what may be asked for by the contract.
        var allowed = new MerkleRange(0, Size).Nodes().ToHashSet();
        foreach (var (node, hash) in MerkleTree.Add(Size, MerkleTree.Leaf(data), node => allowed.Contains(node) ? _nodes[node] : throw new KeyNotFoundException()))
        {
            _nodes.Add(node, hash);
        }

        Size++;
    }

    public ReadOnlyMemory<byte> Root(long size) => Hash(new MerkleRange(0, size));

    public ReadOnlyMemory<byte>[] Inclusion(long index, long size) => [.. MerkleTree.InclusionProof(index, size).Select(Hash)];

    public ReadOnlyMemory<byte>[] Consistency(long first, long second) => [.. MerkleTree.ConsistencyProof(first, second).Select(Hash)];

    private ReadOnlyMemory<byte> Hash(MerkleRange range) => MerkleTree.Hash(range, node => _nodes[node]);
}
