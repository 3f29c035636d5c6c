using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>An organisation registers a key with which it countersigns.</summary>
/// <param name="By">Who registers it.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo of a P-256 key, DER.</param>
[GenerateSerializer, Immutable, Alias("liveview.witness-key-order")]
public sealed record WitnessKeyOrder([property: Id(0)] Actor By, [property: Id(1)] byte[] PublicKey) : IByActor;
