using System.Buffers;
using System.Globalization;
using System.Text;

namespace LiveView.Api.Accountability;

/// <summary>Comma-separated values (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it) that no spreadsheet takes for a formula.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n;");

    /// <summary>One row, line end included.</summary>
    public static string Row(IEnumerable<string?> cells) => new StringBuilder().AppendJoin(',', cells.Select(Cell)).Append("\r\n").ToString();

    /// <summary>A moment, UTC, to the millisecond (ISO 8601).</summary>
    public static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string? Number(double? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A cell that begins like a formula is text: what somebody named a camera must not run in somebody's spreadsheet.</summary>
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(s_quoted) || safe[0] == '\'' ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
