using System.Buffers.Text;
using System.Globalization;

namespace LiveView.Protocols.Dc09;

/// <summary>The time in a frame: <c>HH:MM:SS,MM-DD-YYYY</c>, UTC, to the second; an underscore goes before it.</summary>
internal static class Dc09Timestamp
{
    public const int Length = 19;

    private const string Form = "00:00:00,00-00-0000";

    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset timestamp)
    {
        timestamp = default;
        if (text.Length != Length)
        {
            return false;
        }

        for (var i = 0; i < Length; i++)
        {
            if (Form[i] == '0' ? !char.IsAsciiDigit((char)text[i]) : text[i] != Form[i])
            {
                return false;
            }
        }

        var (hour, minute, second) = (Number(text, 0, 2), Number(text, 3, 2), Number(text, 6, 2));
        var (month, day, year) = (Number(text, 9, 2), Number(text, 12, 2), Number(text, 15, 4));
        if (hour > 23 || minute > 59 || second > 59 || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        timestamp = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    public static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("HH':'mm':'ss','MM'-'dd'-'yyyy", CultureInfo.InvariantCulture);

    private static int Number(ReadOnlySpan<byte> text, int start, int length) =>
        Utf8Parser.TryParse(text.Slice(start, length), out int value, out _) ? value : -1;
}
