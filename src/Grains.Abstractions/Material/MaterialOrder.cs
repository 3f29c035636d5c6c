using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Material;

/// <summary>Add a photo or plan to an incident.</summary>
/// <param name="By">Who adds it.</param>
/// <param name="Incident">To which incident.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Content">What the bytes are.</param>
/// <param name="Bytes">The bytes, at most 8 MB.</param>
[GenerateSerializer, Immutable, Alias("liveview.material-order")]
public sealed record MaterialOrder(
    [property: Id(0)] Actor By, [property: Id(1)] IncidentId Incident, [property: Id(2)] MaterialKind Kind, [property: Id(3)] string Title,
    [property: Id(4)] MaterialContent Content, [property: Id(5)] byte[] Bytes) : IByActor;
