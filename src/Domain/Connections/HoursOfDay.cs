namespace LiveView.Domain.Connections;

/// <summary>A span of every day, local time at the site; it may pass midnight. Its end is not part of it.</summary>
/// <param name="From">First moment.</param>
/// <param name="To">First moment after it; equal to <paramref name="From"/> means the whole day.</param>
public sealed record HoursOfDay(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a local time falls within the span.</summary>
    public bool Contains(TimeOnly local) => From == To || local.IsBetween(From, To);

    /// <summary>When the span that an instant falls in ends, or null when it is the whole day.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset instant)
    {
        if (From == To)
        {
            return null;
        }

        // Where the clock is moved in between, the end comes an hour sooner or later than the clock's hands suggest.
        var end = instant + (To - DutchTime.TimeOfDay(instant));
        return end + DutchTime.OffsetAt(instant) - DutchTime.OffsetAt(end);
    }
}
