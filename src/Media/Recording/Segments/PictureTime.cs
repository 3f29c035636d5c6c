namespace LiveView.Media.Recording.Segments;

/// <summary>A moment of a recording: whole microseconds since 1970, UTC, as records and picture headers hold it.</summary>
/// <param name="Microseconds">Since 1970-01-01, UTC.</param>
public readonly record struct PictureTime(long Microseconds) : IComparable<PictureTime>
{
    /// <summary>The moment, for everybody else.</summary>
    public DateTimeOffset Instant => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The microsecond in which an instant lies.</summary>
    public static PictureTime Of(DateTimeOffset instant) => new((instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc />
    public int CompareTo(PictureTime other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>Whether one is before the other.</summary>
    public static bool operator <(PictureTime one, PictureTime other) => one.Microseconds < other.Microseconds;

    /// <summary>Whether one is after the other.</summary>
    public static bool operator >(PictureTime one, PictureTime other) => one.Microseconds > other.Microseconds;

    /// <summary>Whether one is not after the other.</summary>
    public static bool operator <=(PictureTime one, PictureTime other) => one.Microseconds <= other.Microseconds;

    /// <summary>Whether one is not before the other.</summary>
    public static bool operator >=(PictureTime one, PictureTime other) => one.Microseconds >= other.Microseconds;

    /// <summary>How long from one to the other.</summary>
    public static TimeSpan operator -(PictureTime one, PictureTime other) =>
        TimeSpan.FromTicks((one.Microseconds - other.Microseconds) * TimeSpan.TicksPerMicrosecond);
}
