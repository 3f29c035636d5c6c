using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>A request to renew one lease.</summary>
/// <param name="Viewing">The viewing.</param>
/// <param name="By">Who watches.</param>
/// <param name="Camera">The camera.</param>
[GenerateSerializer, Immutable, Alias("liveview.lease-request")]
public sealed record LeaseRequest([property: Id(0)] ViewingId Viewing, [property: Id(1)] Actor By, [property: Id(2)] CameraId Camera);
