using LiveView.Domain.Decisions;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Evidence;
using Orleans.Concurrency;

namespace LiveView.Grains.Evidence;

[StatelessWorker]
internal sealed class WitnessGrain(ICheckpointStore store, TimeProvider time) : Grain, IWitnessGrain
{
    private OrganisationId Organisation => OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    public async Task<WitnessResult> Register(WitnessKeyOrder order)
    {
        if (order.By.Organisation != Organisation || order.By.Role is not PersonRole.Administrator)
        {
            return new WitnessResult(null, new Refusal("role-missing", "Only an administrator registers a key of the own organisation."));
        }

        if (WitnessSignature.KeyId(order.PublicKey) is not { } id)
        {
            return new WitnessResult(null, new Refusal("bad-key", "This is no public key on the curve P-256: hand in its SubjectPublicKeyInfo."));
        }

        await store.AddWitnessKeyAsync(new WitnessKey(Organisation, id, order.PublicKey, time.GetUtcNow()));
        return new WitnessResult(id, null);
    }

    public async Task<TreeProof?> Consistency(long first)
    {
        if (await store.LastTreeAsync() is not { } tree || first < 1 || first > tree.Size)
        {
            return null;
        }

        var ranges = MerkleTree.ConsistencyProof(first, tree.Size);
        var nodes = await store.NodesAsync([.. ranges.SelectMany(range => range.Nodes())]);
        return new TreeProof(
            await store.InstallationAsync(), tree, [.. ranges.Select(range => MerkleTree.Hash(range, node => nodes[node]).ToArray())]);
    }
}
