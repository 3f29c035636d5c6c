using System.Globalization;

namespace LiveView.Protocols.Positions;

/// <summary>
/// A moment as sources write it: ISO 8601 (<c>2026-01-31T12:00:00.5+01:00</c>; a space or nothing may stand for the T, and no zone means
/// UTC), or Unix time. A number below 100,000,000,000 is seconds (until the year 5138), a greater one milliseconds (since 1973).
/// </summary>
internal static class Moment
{
    private const double FirstMilliseconds = 100_000_000_000;
    private const double LeastSeconds = -62_135_596_800;
    private const double MostSeconds = 253_402_300_799;

    public static DateTimeOffset? Unix(double number) =>
        double.IsFinite(number) ? Seconds(Math.Abs(number) < FirstMilliseconds ? number : number / 1000) : null;

    public static DateTimeOffset? Milliseconds(double number) => double.IsFinite(number) ? Seconds(number / 1000) : null;

    public static DateTimeOffset? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && !IsCompactDate(text)
                ? Unix(number)
                : Iso(text);
    }

    /// <summary>Within a date of a day and a time of a day, UTC; null when they are none. Second 60 is the next minute's first.</summary>
    public static DateTimeOffset? Of(int year, int month, int day, int hour, int minute, double second)
    {
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is not (>= 0 and < 61))
        {
            return null;
        }

        return new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero).AddTicks((long)Math.Round(second * TimeSpan.TicksPerSecond));
    }

    private static DateTimeOffset? Seconds(double seconds) =>
        seconds is >= LeastSeconds and <= MostSeconds
            ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond)
            : null;

    // 20260131 is a day, not a moment of 1970.
    private static bool IsCompactDate(ReadOnlySpan<char> text) => text.Length is 8 && text[0] is '1' or '2' && !text.Contains('.');

    private static DateTimeOffset? Iso(ReadOnlySpan<char> text)
    {
        var rest = text;
        if (!Take(ref rest, 4, out var year) || !TakeAfter(ref rest, '-', out var month) || !TakeAfter(ref rest, '-', out var day))
        {
            return null;
        }

        if (rest.IsEmpty)
        {
            return Of(year, month, day, 0, 0, 0);
        }

        if (rest[0] is 'T' or 't' or ' ' or '_')
        {
            rest = rest[1..];
        }

        if (!Take(ref rest, 2, out var hour) || !TakeAfter(ref rest, ':', out var minute))
        {
            return null;
        }

        var second = 0.0;
        if (!rest.IsEmpty && (rest[0] == ':' || char.IsAsciiDigit(rest[0])))
        {
            if (!TakeAfter(ref rest, ':', out var whole) || !TakeFraction(ref rest, out var fraction))
            {
                return null;
            }

            second = whole + fraction;
        }

        return Zone(rest) is { } zone && Of(year, month, day, hour, minute, second) is { } moment
            && moment.UtcTicks - zone.Ticks is >= 0 and var ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks
                ? new DateTimeOffset(ticks, TimeSpan.Zero)
                : null;
    }

    private static TimeSpan? Zone(ReadOnlySpan<char> text)
    {
        var rest = text.Trim();
        if (rest is "" or "Z" or "z" or "UTC" or "GMT")
        {
            return TimeSpan.Zero;
        }

        var sign = rest[0] switch { '+' => 1, '-' or '\u2212' => -1, _ => 0 };
        rest = rest[1..];
        var minutes = 0;
        return sign != 0 && Take(ref rest, 2, out var hours) && (rest.IsEmpty || TakeAfter(ref rest, ':', out minutes))
            && rest.IsEmpty && hours <= 18 && minutes <= 59
                ? sign * new TimeSpan(hours, minutes, 0)
                : null;
    }

    private static bool TakeAfter(ref ReadOnlySpan<char> rest, char separator, out int number)
    {
        if (!rest.IsEmpty && rest[0] == separator)
        {
            rest = rest[1..];
        }

        return Take(ref rest, 2, out number);
    }

    private static bool Take(ref ReadOnlySpan<char> rest, int digits, out int number)
    {
        number = 0;
        if (rest.Length < digits || rest[..digits].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        foreach (var digit in rest[..digits])
        {
            number = (number * 10) + (digit - '0');
        }

        rest = rest[digits..];
        return true;
    }

    private static bool TakeFraction(ref ReadOnlySpan<char> rest, out double fraction)
    {
        fraction = 0;
        if (rest.IsEmpty || rest[0] is not ('.' or ','))
        {
            return true;
        }

        var end = 1;
        var unit = 0.1;
        while (end < rest.Length && char.IsAsciiDigit(rest[end]))
        {
            fraction += (rest[end] - '0') * unit;
            unit /= 10;
            end++;
        }

        rest = rest[end..];
        return end is > 1 and < 20;
    }
}
