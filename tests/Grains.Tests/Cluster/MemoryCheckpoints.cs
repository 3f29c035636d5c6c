using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>What was signed, in memory, beside the log in memory.</summary>
public sealed class MemoryCheckpoints(MemoryLog log) : ICheckpointStore
{
    private readonly Lock _gate = new();
    private readonly List<SignedCheckpoint> _checkpoints = [];
    private readonly Dictionary<MerkleNode, ReadOnlyMemory<byte>> _nodes = [];
    private readonly List<SignedTree> _trees = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _certificates = [];
    private readonly Dictionary<(OrganisationId, string), WitnessKey> _keys = [];
    private readonly List<Cosignature> _cosignatures = [];

    public const string Installation = "5e1f0000000000000000000000000001";

    public Task<string> InstallationAsync(CancellationToken cancel = default) => Task.FromResult(Installation);

    public Task<IReadOnlyList<HeardLine>> HeardAfterAsync(long position, int limit, CancellationToken cancel = default) =>
        Give<IReadOnlyList<HeardLine>>(() => [.. log.All().Where(line => line.Position > position).Take(limit)
            .Select(line => new HeardLine(line.Position, line.Stream, line.Version, line.Type))]);

    public Task<(long Size, ReadOnlyMemory<byte> Head)> HeadAsync(string stream, CancellationToken cancel = default) =>
        Give(() => log.Lines(stream) is [.., var last] ? (last.Version, last.Hash) : default);

    public Task<long> TreeSizeAsync(CancellationToken cancel = default) => Give(() => (long)_checkpoints.Count);

    public Task<IReadOnlyDictionary<MerkleNode, ReadOnlyMemory<byte>>> NodesAsync(
        IReadOnlyCollection<MerkleNode> nodes, CancellationToken cancel = default) =>
        Give<IReadOnlyDictionary<MerkleNode, ReadOnlyMemory<byte>>>(() => nodes.Distinct().ToDictionary(node => node, node => _nodes[node]));

    public Task AddAsync(
        SignedCheckpoint checkpoint, IReadOnlyList<(MerkleNode Node, ReadOnlyMemory<byte> Hash)> nodes, CancellationToken cancel = default) =>
        Give(() =>
        {
            Assert.Equal(_checkpoints.Count, checkpoint.Leaf);
            _checkpoints.Add(checkpoint);
            foreach (var (node, hash) in nodes)
            {
                _nodes.Add(node, hash);
            }

            return 0;
        });

    public Task AddTreeAsync(SignedTree tree, CancellationToken cancel = default) => Give(() =>
    {
        _trees.Add(tree);
        return 0;
    });

    public Task<SignedTree?> LastTreeAsync(CancellationToken cancel = default) => Give(() => _trees.LastOrDefault());

    public Task<IReadOnlyList<SignedCheckpoint>> CheckpointsAsync(string stream, CancellationToken cancel = default) =>
        Give<IReadOnlyList<SignedCheckpoint>>(() => [.. _checkpoints.Where(each => each.Stream == stream)]);

    public Task AddCertificateAsync(string keyId, ReadOnlyMemory<byte> certificate, DateTimeOffset at, CancellationToken cancel = default) =>
        Give(() => _certificates.TryAdd(keyId, certificate));

    public Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> CertificatesAsync(CancellationToken cancel = default) =>
        Give<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>>(() => _certificates.ToDictionary());

    public Task AddWitnessKeyAsync(WitnessKey key, CancellationToken cancel = default) => Give(() => _keys.TryAdd((key.Organisation, key.KeyId), key));

    public Task<WitnessKey?> WitnessKeyAsync(OrganisationId organisation, string keyId, CancellationToken cancel = default) =>
        Give(() => _keys.GetValueOrDefault((organisation, keyId)));

    public Task AddCosignatureAsync(Cosignature cosignature, CancellationToken cancel = default) => Give(() =>
    {
        _cosignatures.Add(cosignature);
        return 0;
    });

    public Task<IReadOnlyList<Cosignature>> CosignaturesAsync(string stream, CancellationToken cancel = default) =>
        Give<IReadOnlyList<Cosignature>>(() =>
        {
            var leaves = _checkpoints.Where(each => each.Stream == stream).Select(each => each.Leaf).ToHashSet();
            return [.. _cosignatures.Where(each => leaves.Contains(each.Leaf))];
        });

    private Task<T> Give<T>(Func<T> find)
    {
        lock (_gate)
        {
            return log.IsAway ? Task.FromException<T>(new EventLogUnavailableException("The log is away, as the test wants it.")) : Task.FromResult(find());
        }
    }
}
