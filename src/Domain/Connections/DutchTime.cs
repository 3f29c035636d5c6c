namespace LiveView.Domain.Connections;

/// <summary>Local time in the European Netherlands, by the rule of Directive 2000/84/EC, so that no time-zone files are needed.</summary>
public static class DutchTime
{
    /// <summary>Local time of day at an instant.</summary>
    public static TimeOnly TimeOfDay(DateTimeOffset instant) => TimeOnly.FromTimeSpan(instant.ToOffset(OffsetAt(instant)).TimeOfDay);

    /// <summary>Offset from UTC at an instant: two hours from the last Sunday of March to the last of October, 01:00 UTC, else one.</summary>
    public static TimeSpan OffsetAt(DateTimeOffset instant)
    {
        var year = instant.UtcDateTime.Year;
        var summer = instant.UtcDateTime >= LastSunday(year, 3) && instant.UtcDateTime < LastSunday(year, 10);
        return TimeSpan.FromHours(summer ? 2 : 1);
    }

    /// <summary>The first moment after an instant at which the clock is moved.</summary>
    public static DateTimeOffset NextChange(DateTimeOffset instant)
    {
        var at = instant.UtcDateTime;
        DateTime[] changes = [LastSunday(at.Year, 3), LastSunday(at.Year, 10), LastSunday(at.Year + 1, 3)];
        return changes.First(change => change > at);
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
