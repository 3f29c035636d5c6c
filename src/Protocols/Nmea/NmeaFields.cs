using System.Buffers.Text;

namespace LiveView.Protocols.Nmea;

/// <summary>Takes the fields off a sentence, one after another; behind the last they are empty.</summary>
internal ref struct NmeaFields(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _rest = content;

    public ReadOnlySpan<byte> Next()
    {
        var comma = _rest.IndexOf((byte)',');
        var field = comma < 0 ? _rest : _rest[..comma];
        _rest = comma < 0 ? [] : _rest[(comma + 1)..];
        return field.Trim((byte)' ');
    }

    public double? Number() => Number(Next());

    public int? Whole() =>
        Next() is { IsEmpty: false } field && Utf8Parser.TryParse(field, out int number, out var read) && read == field.Length ? number : null;

    /// <summary>Degrees, from <c>dddmm.mmmm</c> and a letter of the hemisphere; null when they are not there or not possible.</summary>
    public double? Degrees(byte positive, byte negative, double most)
    {
        var field = Next();
        var hemisphere = Next();
        if (Number(field) is not (>= 0 and var number) || hemisphere.Length != 1)
        {
            return null;
        }

        var sign = (hemisphere[0] & ~0x20) == positive ? 1 : (hemisphere[0] & ~0x20) == negative ? -1 : 0;
        var degrees = Math.Floor(number / 100);
        var minutes = number - (degrees * 100);
        var all = degrees + (minutes / 60);
        return sign == 0 || minutes >= 60 || all > most ? null : sign * all;
    }

    /// <summary>Time of day, from <c>hhmmss.sss</c>; null when it is none.</summary>
    public TimeSpan? TimeOfDay()
    {
        if (Number() is not (>= 0 and < 240_000 and var number))
        {
            return null;
        }

        var whole = (int)number;
        var (hour, minute, second) = (whole / 10_000, whole / 100 % 100, whole % 100);
        return minute > 59 || second > 59 ? null
            : new TimeSpan(0, hour, minute, second, (int)Math.Round((number - whole) * 1000));
    }

    /// <summary>A date, from <c>ddmmyy</c> or <c>ddmmyyyy</c>; null when it is none. Two digits from 80 on are of the last century.</summary>
    public DateOnly? Date()
    {
        var field = Next();
        if (field.Length is not (6 or 8) || field.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || !Utf8Parser.TryParse(field[..2], out int day, out _) || !Utf8Parser.TryParse(field[2..4], out int month, out _)
            || !Utf8Parser.TryParse(field[4..], out int year, out _))
        {
            return null;
        }

        return Date(field.Length == 8 ? year : year + (year < 80 ? 2000 : 1900), month, day);
    }

    public static DateOnly? Date(int year, int month, int day) =>
        year is >= 1980 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static double? Number(ReadOnlySpan<byte> field) =>
        !field.IsEmpty && Utf8Parser.TryParse(field, out double number, out var read) && read == field.Length && double.IsFinite(number) ? number : null;
}
