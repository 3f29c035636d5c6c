namespace LiveView.Domain.Evidence.Bundle;

/// <summary>What goes into the bundle of one incident.</summary>
/// <param name="Installation">Identifier of the installation.</param>
/// <param name="Lines">The lines from the first on, with the texts that are not erased.</param>
/// <param name="Checkpoints">The stream's checkpoints, oldest first; the last covers exactly the lines.</param>
/// <param name="Certificates">Certificates of the keys that signed them, and of <paramref name="KeyId"/>: DER, by key.</param>
/// <param name="KeyId">The key that signs the manifest.</param>
/// <param name="Tree">A signed state of the tree that holds the last checkpoint.</param>
/// <param name="InclusionPath">The proof of that: hashes from the leaf to the root.</param>
/// <param name="Cosignatures">What other parties countersigned.</param>
/// <param name="WitnessKeys">The keys of those.</param>
public sealed record BundleContent(
    string Installation, IReadOnlyList<LoggedLine> Lines, IReadOnlyList<SignedCheckpoint> Checkpoints,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Certificates, string KeyId, SignedTree Tree,
    IReadOnlyList<ReadOnlyMemory<byte>> InclusionPath, IReadOnlyList<Cosignature> Cosignatures, IReadOnlyList<WitnessKey> WitnessKeys)
{
    /// <summary>Where the sharing party's tracked objects were during the incident.</summary>
    public IReadOnlyList<BundleTrack> Tracks { get; init; } = [];
}
