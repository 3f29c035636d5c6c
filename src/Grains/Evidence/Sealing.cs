using LiveView.Domain.Evidence;

namespace LiveView.Grains.Evidence;

/// <summary>Signs states of logs and of the tree, and stores them. Used by one at a time.</summary>
internal sealed class Sealing(ICheckpointStore store, ICheckpointSigner signer, TimeProvider time)
{
    /// <summary>Signs a stream as it is now.</summary>
    /// <returns>Number of lines that the checkpoint covers; 0 when there is no such stream, and then nothing was signed.</returns>
    public async Task<long> SealAsync(string stream)
    {
        var (size, head) = await store.HeadAsync(stream);
        if (size == 0)
        {
            return 0;
        }

        var at = time.GetUtcNow();
        var checkpoint = Checkpoint.OfStream(await store.InstallationAsync(), stream, size, head);
        var leaf = await store.TreeSizeAsync();
        var known = await store.NodesAsync(new MerkleRange(0, leaf).Nodes());
        var nodes = MerkleTree.Add(leaf, MerkleTree.Leaf(checkpoint.LeafText(at)), node => known[node]);
        await store.AddAsync(new SignedCheckpoint(leaf, stream, size, head, at, signer.KeyId, signer.Sign(checkpoint.Text())), nodes);
        return size;
    }

    /// <summary>Signs the tree, when it grew since it was signed last.</summary>
    public async Task SealTreeAsync()
    {
        var size = await store.TreeSizeAsync();
        if (size == 0 || (await store.LastTreeAsync())?.Size == size)
        {
            return;
        }

        var range = new MerkleRange(0, size);
        var known = await store.NodesAsync(range.Nodes());
        var root = MerkleTree.Hash(range, node => known[node]);
        var text = Checkpoint.OfTree(await store.InstallationAsync(), size, root).Text();
        await store.AddTreeAsync(new SignedTree(size, root, time.GetUtcNow(), signer.KeyId, signer.Sign(text)));
    }
}
