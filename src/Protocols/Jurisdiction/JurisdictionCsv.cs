using LiveView.Domain.Jurisdiction;

namespace LiveView.Protocols.Jurisdiction;

/// <summary>
/// Reads the table of municipalities: comma-separated text (RFC 4180, without line breaks inside a field) with the header
/// <c>gemeentecode,gemeente,veiligheidsregio,meldkamer</c>.
/// </summary>
public static class JurisdictionCsv
{
    private const string Header = "gemeentecode,gemeente,veiligheidsregio,meldkamer";

    /// <summary>All rows, in the order of the text.</summary>
    /// <exception cref="FormatException">A line is not right; the message names it and says what to do.</exception>
    public static IReadOnlyList<MunicipalityRow> Read(string text)
    {
        var rows = new List<MunicipalityRow>();
        var lineOfCode = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (number == 1)
            {
                if (!line.SequenceEqual(Header))
                {
                    throw Wrong(1, $"the header must be '{Header}'");
                }

                continue;
            }

            if (line.IsEmpty)
            {
                continue;
            }

            var row = ReadRow(line, number);
            if (!lineOfCode.TryAdd(row.Code, number))
            {
                throw Wrong(number, $"municipality code {row.Code} stands on line {lineOfCode[row.Code]} too: keep one");
            }

            rows.Add(row);
        }

        return rows;
    }

    private static MunicipalityRow ReadRow(ReadOnlySpan<char> line, int number)
    {
        var fields = CsvLine.Split(line) ?? throw Wrong(number, "a quoted field does not end with a quote: write \"name\", and \"\" for a quote within");
        if (fields is not [var code, var name, var region, var room])
        {
            throw Wrong(number, $"{fields.Count} fields instead of 4: quote a name with a comma in it");
        }

        if (code.Length != 4 || !code.All(char.IsAsciiDigit))
        {
            throw Wrong(number, $"'{code}' is not a municipality code of four digits");
        }

        if (region.Length != 4 || !region.StartsWith("VR", StringComparison.Ordinal) || !int.TryParse(region.AsSpan(2), out var vr) || vr is < 1 or > 25)
        {
            throw Wrong(number, $"'{region}' is not a safety region from VR01 to VR25");
        }

        return string.IsNullOrWhiteSpace(name) ? throw Wrong(number, "the municipality has no name")
            : string.IsNullOrWhiteSpace(room) ? throw Wrong(number, "no control room is named")
            : new MunicipalityRow(code, name, region, room);
    }

    private static FormatException Wrong(int line, string what) => new($"Line {line} of the table of municipalities: {what}.");
}
