using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Evidence;

/// <summary>
/// Keeps what was signed, beside the log and as append-only. Every method throws <see cref="EventLogUnavailableException"/> when the
/// database does not answer, or when somebody else wrote the same place first.
/// </summary>
public interface ICheckpointStore
{
    /// <summary>The identifier of the installation, made with its database: 32 hexadecimal digits.</summary>
    Task<string> InstallationAsync(CancellationToken cancel = default);

    /// <summary>Lines of all streams after a position, in commit order.</summary>
    /// <param name="position">The last position that was handled.</param>
    /// <param name="limit">Greatest number of lines.</param>
    /// <param name="cancel">Stops reading.</param>
    Task<IReadOnlyList<HeardLine>> HeardAfterAsync(long position, int limit, CancellationToken cancel = default);

    /// <summary>Where a stream ends: number of lines and hash of the last; 0 for a stream that does not exist.</summary>
    Task<(long Size, ReadOnlyMemory<byte> Head)> HeadAsync(string stream, CancellationToken cancel = default);

    /// <summary>Number of leaves of the tree.</summary>
    Task<long> TreeSizeAsync(CancellationToken cancel = default);

    /// <summary>Hashes of complete subtrees.</summary>
    Task<IReadOnlyDictionary<MerkleNode, ReadOnlyMemory<byte>>> NodesAsync(
        IReadOnlyCollection<MerkleNode> nodes, CancellationToken cancel = default);

    /// <summary>Adds a checkpoint, and the subtrees that its leaf completes, in one transaction.</summary>
    Task AddAsync(
        SignedCheckpoint checkpoint, IReadOnlyList<(MerkleNode Node, ReadOnlyMemory<byte> Hash)> nodes, CancellationToken cancel = default);

    /// <summary>Adds a signed state of the tree; one of that size that is there already stays.</summary>
    Task AddTreeAsync(SignedTree tree, CancellationToken cancel = default);

    /// <summary>The last signed state of the tree, or null.</summary>
    Task<SignedTree?> LastTreeAsync(CancellationToken cancel = default);

    /// <summary>The signed checkpoints of a stream, oldest first.</summary>
    Task<IReadOnlyList<SignedCheckpoint>> CheckpointsAsync(string stream, CancellationToken cancel = default);

    /// <summary>Adds the certificate of a signing key; one that is there already stays.</summary>
    Task AddCertificateAsync(string keyId, ReadOnlyMemory<byte> certificate, DateTimeOffset at, CancellationToken cancel = default);

    /// <summary>Certificates of all keys that ever signed, DER, by key.</summary>
    Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> CertificatesAsync(CancellationToken cancel = default);

    /// <summary>Adds a key of a witness; one that is there already stays.</summary>
    Task AddWitnessKeyAsync(WitnessKey key, CancellationToken cancel = default);

    /// <summary>A witness's key, or null.</summary>
    Task<WitnessKey?> WitnessKeyAsync(OrganisationId organisation, string keyId, CancellationToken cancel = default);

    /// <summary>Adds a cosignature; one by the same key that is there already stays.</summary>
    Task AddCosignatureAsync(Cosignature cosignature, CancellationToken cancel = default);

    /// <summary>The cosignatures under a stream's checkpoints.</summary>
    Task<IReadOnlyList<Cosignature>> CosignaturesAsync(string stream, CancellationToken cancel = default);
}
