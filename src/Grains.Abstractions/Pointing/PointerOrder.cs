using LiveView.Domain.Incidents.Pointing;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Pointing;

/// <summary>Where somebody points.</summary>
/// <param name="By">Who; filled in by the edge from the session.</param>
/// <param name="Pointer">The pointer, which speaks for no other organisation.</param>
[GenerateSerializer, Immutable, Alias("liveview.pointer-order")]
public sealed record PointerOrder([property: Id(0)] Actor By, [property: Id(1)] MapPointer Pointer) : IByActor;
