using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>Which object each device of an organisation is.</summary>
/// <param name="Edition">What tells this list from every other one.</param>
/// <param name="Devices">One for each object.</param>
[GenerateSerializer, Immutable, Alias("liveview.tracked-devices")]
public sealed record TrackedDevices([property: Id(0)] Guid Edition, [property: Id(1)] TrackedDevice[] Devices);

/// <summary>Which object a device is.</summary>
/// <param name="Device">Its name at its source.</param>
/// <param name="Object">The object.</param>
[GenerateSerializer, Immutable, Alias("liveview.tracked-device")]
public sealed record TrackedDevice([property: Id(0)] string Device, [property: Id(1)] TrackedObjectId Object);
