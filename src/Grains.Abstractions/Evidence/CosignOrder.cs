using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>A signature of another party under a checkpoint.</summary>
/// <param name="By">Who hands it in.</param>
/// <param name="Leaf">The checkpoint.</param>
/// <param name="KeyId">The party's key.</param>
/// <param name="Signature">ECDSA over P-256 and SHA-256, DER, over the checkpoint's text.</param>
[GenerateSerializer, Immutable, Alias("liveview.cosign-order")]
public sealed record CosignOrder(
    [property: Id(0)] Actor By, [property: Id(1)] long Leaf, [property: Id(2)] string KeyId, [property: Id(3)] byte[] Signature) : IByActor;
