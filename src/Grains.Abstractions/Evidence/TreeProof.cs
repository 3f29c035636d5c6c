using LiveView.Domain.Evidence;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>The signed state of the tree over all incidents, and the proof that a state somebody kept is its beginning.</summary>
/// <param name="Installation">Identifier of the installation.</param>
/// <param name="Tree">The last signed state.</param>
/// <param name="Path">Hashes of the consistency proof (RFC 6962, 2.1.2).</param>
[GenerateSerializer, Immutable, Alias("liveview.tree-proof")]
public sealed record TreeProof([property: Id(0)] string Installation, [property: Id(1)] SignedTree Tree, [property: Id(2)] byte[][] Path);
