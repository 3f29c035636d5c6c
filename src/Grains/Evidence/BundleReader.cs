using LiveView.Domain.Evidence;
using LiveView.Domain.Evidence.Bundle;

namespace LiveView.Grains.Evidence;

/// <summary>Collects what goes into a bundle.</summary>
internal static class BundleReader
{
    public static async Task<BundleContent> ReadAsync(IEventLog log, ICheckpointStore store, ICheckpointSigner signer, string stream)
    {
        var checkpoints = await store.CheckpointsAsync(stream);
        var last = checkpoints[^1];
        var lines = new List<LoggedLine>();
        await foreach (var line in log.ReadAsync(stream))
        {
            if (line.Version > last.Size)
            {
                break;
            }

            lines.Add(line);
        }

        var tree = (await store.LastTreeAsync())!;
        var ranges = MerkleTree.InclusionProof(last.Leaf, tree.Size);
        var nodes = await store.NodesAsync([.. ranges.SelectMany(range => range.Nodes())]);
        var cosignatures = await store.CosignaturesAsync(stream);
        var witnesses = await Task.WhenAll(cosignatures
            .Select(each => (each.Organisation, each.KeyId)).Distinct()
            .Select(each => store.WitnessKeyAsync(each.Organisation, each.KeyId)));
        var signedBy = checkpoints.Select(each => each.KeyId).Append(tree.KeyId).Append(signer.KeyId).ToHashSet();
        return new BundleContent(
            await store.InstallationAsync(), lines, checkpoints,
            (await store.CertificatesAsync()).Where(each => signedBy.Contains(each.Key)).ToDictionary(each => each.Key, each => each.Value),
            signer.KeyId, tree, [.. ranges.Select(range => MerkleTree.Hash(range, node => nodes[node]))], cosignatures,
            [.. witnesses.OfType<WitnessKey>()]);
    }
}
