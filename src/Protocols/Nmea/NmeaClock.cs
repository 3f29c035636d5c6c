namespace LiveView.Protocols.Nmea;

/// <summary>Which day a time of day belongs to: said by a sentence with a date, else the one that brings it nearest to what is known.</summary>
internal sealed class NmeaClock
{
    private DateTimeOffset? _lastDated;

    public DateTimeOffset Dated(DateOnly date, TimeSpan time)
    {
        var moment = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + time;
        _lastDated = moment;
        return moment;
    }

    public DateTimeOffset Undated(TimeSpan time, DateTimeOffset receivedAt)
    {
        var anchor = _lastDated ?? receivedAt;
        var moment = new DateTimeOffset(anchor.UtcDateTime.Date, TimeSpan.Zero) + time;
        var off = moment - anchor;
        return off > TimeSpan.FromHours(12) && moment.UtcTicks > TimeSpan.TicksPerDay ? moment.AddDays(-1)
            : off < TimeSpan.FromHours(-12) && moment.Year < 9999 ? moment.AddDays(1)
            : moment;
    }
}
