using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Material;

/// <summary>Add a floor plan to a site.</summary>
/// <param name="By">Who adds it.</param>
/// <param name="Connection">To which site.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Content">What the bytes are.</param>
/// <param name="Bytes">The bytes, at most 8 MB.</param>
[GenerateSerializer, Immutable, Alias("liveview.plan-order")]
public sealed record PlanOrder(
    [property: Id(0)] Actor By, [property: Id(1)] ConnectionNumber Connection, [property: Id(2)] string Title,
    [property: Id(3)] MaterialContent Content, [property: Id(4)] byte[] Bytes) : IByActor;
