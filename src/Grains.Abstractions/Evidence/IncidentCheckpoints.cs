using LiveView.Domain.Evidence;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>The signed checkpoints of one incident.</summary>
/// <param name="Installation">Identifier of the installation; it stands in every signed text.</param>
/// <param name="Checkpoints">Oldest first.</param>
/// <param name="Cosignatures">What other parties countersigned.</param>
/// <param name="Certificates">Certificates of the keys that signed, DER, in the order of <see cref="KeyIds"/>.</param>
/// <param name="KeyIds">Those keys.</param>
/// <param name="Tree">The last signed state of the tree over all incidents, or null when there is none yet.</param>
[GenerateSerializer, Immutable, Alias("liveview.incident-checkpoints")]
public sealed record IncidentCheckpoints(
    [property: Id(0)] string Installation, [property: Id(1)] SignedCheckpoint[] Checkpoints, [property: Id(2)] Cosignature[] Cosignatures,
    [property: Id(3)] byte[][] Certificates, [property: Id(4)] string[] KeyIds, [property: Id(5)] SignedTree? Tree);
