namespace LiveView.Domain.Connections;

/// <summary>A span of every day, local time at the site; it may pass midnight. Its end is not part of it.</summary>
/// <param name="From">First moment.</param>
/// <param name="To">First moment after it; equal to <paramref name="From"/> means the whole day.</param>
public sealed record HoursOfDay(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a local time falls within the span.</summary>
    public bool Contains(TimeOnly local) => From == To || local.IsBetween(From, To);

    /// <summary>When the span that an instant falls in ends, or null when it is the whole day.</summary>
    /// <remarks>The first moment at which the clock on the wall, moved in between or not, no longer stands within the span.</remarks>
    public DateTimeOffset? EndAfter(DateTimeOffset instant)
    {
        if (From == To)
        {
            return null;
        }

        var end = instant + (To - DutchTime.TimeOfDay(instant));
        if (DutchTime.NextChange(instant) is var change && change > end)
        {
            return end;
        }

        // The clock may have skipped the end, or stand again where the span holds.
        return Contains(DutchTime.TimeOfDay(change)) ? EndAfter(change) : change;
    }
}
