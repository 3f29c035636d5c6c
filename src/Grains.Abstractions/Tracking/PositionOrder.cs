using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>What a machine of an organisation says of one object.</summary>
/// <param name="Organisation">The organisation of the machine.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Reports">What it says, in the order it came.</param>
[GenerateSerializer, Immutable, Alias("liveview.position-order")]
public sealed record PositionOrder(
    [property: Id(0)] OrganisationId Organisation, [property: Id(1)] MachineId Machine, [property: Id(2)] PositionReport[] Reports)
    : IForOrganisation;
