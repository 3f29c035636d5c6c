using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking;

/// <summary>
/// A fix as a track remembers it: 72 bytes, no object of its own, and less while it is packed (<see cref="PackedPoints" />). Speed,
/// heading, altitude and accuracy keep seven digits; what decisions never ask for stays in the event alone.
/// </summary>
internal readonly record struct TrackPoint
{
    public required long Sequence { get; init; }

    /// <summary>Ticks, UTC.</summary>
    public required long Time { get; init; }

    /// <summary>Ticks, UTC, by the device's clock.</summary>
    public required long FixTime { get; init; }

    /// <summary>Ticks, UTC.</summary>
    public required long ReceivedAt { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    /// <summary>Metres per second; not a number when unknown, as the next three.</summary>
    public float Speed { get; init; }

    public float Heading { get; init; }

    public float Altitude { get; init; }

    public float Accuracy { get; init; }

    private readonly ushort _flags;

    public required FixFlags Flags
    {
        get => (FixFlags)_flags;
        init => _flags = (ushort)value;
    }

    /// <summary>Place of its record within its message.</summary>
    public ushort Index { get; init; }

    /// <summary>Place of its source in <see cref="Track.Sources" />.</summary>
    public byte Source { get; init; }

    /// <summary>Whether it may stand in a line through the track.</summary>
    public bool IsBelieved => (Flags & (FixFlags.Echo | FixFlags.Doubted)) == 0;

    public static TrackPoint Of(TrackFix fix, byte source) => new()
    {
        Sequence = fix.Sequence,
        Time = fix.Time.UtcTicks,
        FixTime = fix.FixTime.UtcTicks,
        ReceivedAt = fix.ReceivedAt.UtcTicks,
        Latitude = fix.Position.Latitude,
        Longitude = fix.Position.Longitude,
        Speed = (float?)fix.Speed ?? float.NaN,
        Heading = (float?)fix.Heading ?? float.NaN,
        Altitude = (float?)fix.Altitude ?? float.NaN,
        Accuracy = (float?)fix.Accuracy ?? float.NaN,
        Flags = fix.Flags,
        Index = (ushort)fix.Index,
        Source = source,
    };

    public TrackFix Fix(string source) => new(Sequence, At(Time), new GeoPosition(Latitude, Longitude), Flags)
    {
        FixTime = At(FixTime),
        ReceivedAt = At(ReceivedAt),
        Source = source,
        Index = Index,
        Speed = Known(Speed),
        Heading = Known(Heading),
        Altitude = Known(Altitude),
        Accuracy = Known(Accuracy),
    };

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>Through decimal, which keeps the seven digits a float has: 13.9 comes back as 13.9.</summary>
    private static double? Known(float value) => float.IsFinite(value) ? Math.Abs(value) < 1e9f ? (double)(decimal)value : value : null;
}
