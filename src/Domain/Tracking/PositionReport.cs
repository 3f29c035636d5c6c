using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking;

/// <summary>What a source said of one object, as it said it: nothing is corrected here.</summary>
/// <param name="Device">The object's name at its source, 1 to 64 characters.</param>
/// <param name="FixTime">When the position was measured, UTC, by the device's own clock.</param>
/// <param name="Position">Where; null when the device lives and knows no position.</param>
public sealed record PositionReport(string Device, DateTimeOffset FixTime, GeoPosition? Position)
{
    /// <summary>When the device made the message, UTC, by its own clock; null when it does not say.</summary>
    public DateTimeOffset? DeviceTime { get; init; }

    /// <summary>Speed over ground, metres per second, at least 0; null when unknown.</summary>
    public double? Speed { get; init; }

    /// <summary>Course over ground, degrees from true north, 0 to 360; null when unknown.</summary>
    public double? Heading { get; init; }

    /// <summary>Metres above the ellipsoid or the sea, as the source has it; null when unknown.</summary>
    public double? Altitude { get; init; }

    /// <summary>Radius within which the source expects it with 68 %, metres, above 0; null when unknown.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Satellites used; null when unknown.</summary>
    public int? Satellites { get; init; }

    /// <summary>Whether the engine is on; null when unknown.</summary>
    public bool? Ignition { get; init; }

    /// <summary>Whether it has power from outside; null when unknown.</summary>
    public bool? HasPower { get; init; }

    /// <summary>Charge of its battery, percent, 0 to 100; null when unknown.</summary>
    public double? Battery { get; init; }

    /// <summary>What the device itself raises the alarm about; null for nothing.</summary>
    public TrackerAlarm? Alarm { get; init; }

    /// <summary>Place of this record within its message, so that two records of one second are two; 0 for the only one.</summary>
    public int Index { get; init; }
}
