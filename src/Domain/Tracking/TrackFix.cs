using System.Text.Json.Serialization;
using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking;

/// <summary>One measured position of an object, as it stands in its track.</summary>
/// <param name="Sequence">Number in the track of its object: rises by exactly 1 with every event of the track, from 1.</param>
/// <param name="Time">When it was there, UTC: the fix time, corrected where <see cref="Flags" /> says so.</param>
/// <param name="Position">Where.</param>
/// <param name="Flags">What is known of it.</param>
public sealed record TrackFix(long Sequence, DateTimeOffset Time, GeoPosition Position, FixFlags Flags)
{
    /// <summary>When it was measured by the device's own clock, UTC.</summary>
    public required DateTimeOffset FixTime { get; init; }

    /// <summary>When it came in, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Which source said so.</summary>
    public required string Source { get; init; }

    /// <summary>Place of its record within the message it came in, from 0.</summary>
    public int Index { get; init; }

    /// <summary>Speed over ground, metres per second; null when unknown.</summary>
    public double? Speed { get; init; }

    /// <summary>Course over ground, degrees from true north, 0 to 360; null when unknown.</summary>
    public double? Heading { get; init; }

    /// <summary>Metres above the ellipsoid or the sea; null when unknown.</summary>
    public double? Altitude { get; init; }

    /// <summary>Radius within which it is expected with 68 %, metres; null when unknown.</summary>
    public double? Accuracy { get; init; }

    /// <summary>When the device made the message, UTC, by its own clock; null when it does not say.</summary>
    public DateTimeOffset? DeviceTime { get; init; }

    /// <summary>Satellites used; null when unknown.</summary>
    public int? Satellites { get; init; }

    /// <summary>Whether the engine was on; null when unknown.</summary>
    public bool? Ignition { get; init; }

    /// <summary>Whether it had power from outside; null when unknown.</summary>
    public bool? HasPower { get; init; }

    /// <summary>Charge of its battery, percent, 0 to 100; null when unknown.</summary>
    public double? Battery { get; init; }

    /// <summary>What the device itself raised the alarm about with it; null for nothing.</summary>
    public TrackerAlarm? Alarm { get; init; }

    /// <summary>Whether the live marker may move to it when it comes in: not doubted, not late, and not known already.</summary>
    [JsonIgnore]
    public bool MovesMarker => (Flags & (FixFlags.Late | FixFlags.Echo | FixFlags.Doubted)) == 0;

    /// <summary>Whether it is part of the track as it is believed now, late or not.</summary>
    [JsonIgnore]
    public bool IsBelieved => (Flags & (FixFlags.Echo | FixFlags.Doubted)) == 0;
}
