using System.Text;

namespace LiveView.Protocols.Jurisdiction;

/// <summary>One line of comma-separated text (RFC 4180).</summary>
internal static class CsvLine
{
    /// <summary>The fields, or null when a quoted field does not end, or goes on after its closing quote.</summary>
    public static IReadOnlyList<string>? Split(ReadOnlySpan<char> line)
    {
        var fields = new List<string>();
        while (true)
        {
            if (!line.IsEmpty && line[0] == '"')
            {
                if (TakeQuoted(ref line) is not { } quoted || (!line.IsEmpty && line[0] != ','))
                {
                    return null;
                }

                fields.Add(quoted);
            }
            else
            {
                var end = line.IndexOf(',') is >= 0 and var comma ? comma : line.Length;
                fields.Add(line[..end].ToString());
                line = line[end..];
            }

            if (line.IsEmpty)
            {
                return fields;
            }

            line = line[1..];
        }
    }

    private static string? TakeQuoted(ref ReadOnlySpan<char> line)
    {
        var field = new StringBuilder();
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                field.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else
            {
                line = line[(i + 1)..];
                return field.ToString();
            }
        }

        return null;
    }
}
