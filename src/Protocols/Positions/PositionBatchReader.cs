using System.Text.Json;
using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Positions;

/// <summary>
/// Reads positions in our own format (docs/positions.md): records of one line each (NDJSON), a JSON array of them, one alone, or a GeoJSON
/// (RFC 7946) Feature or FeatureCollection. Lines may be Features, too. Pure; never throws, whatever the bytes are.
/// </summary>
public static class PositionBatchReader
{
    /// <summary>Most records in one batch.</summary>
    public const int MostRecords = 10_000;

    private const byte RecordSeparator = 0x1E;

    private static readonly string s_tooMany = $"The batch holds more than {MostRecords} records: split it.";

    /// <summary>Reads one batch.</summary>
    /// <param name="utf8">The text, UTF-8.</param>
    public static PositionBatch Read(ReadOnlyMemory<byte> utf8)
    {
        var text = JsonBody.WithoutMark(utf8);
        return HoldsLines(text.Span) ? Lines(text) : JsonBody.Read(text, Whole, Refused);
    }

    /// <summary>
    /// Whether every line is a text of its own: the first is whole, or a later one begins at the margin with a brace. One text over several
    /// lines begins with a bracket, or with a brace that stands alone, as ogr2ogr writes it.
    /// </summary>
    private static bool HoldsLines(ReadOnlySpan<byte> text)
    {
        var first = true;
        while (TakeLine(ref text, out var line))
        {
            line = line.Trim("\u001E \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (!first)
            {
                if (line[0] == '{')
                {
                    return true;
                }

                continue;
            }

            if (line[0] == '[' || line is [(byte)'{'])
            {
                return false;
            }

            if (line[^1] == '}')
            {
                return !text.Trim("\u001E \t\r\n"u8).IsEmpty;
            }

            first = false;
        }

        return false;
    }

    private static PositionBatch Lines(ReadOnlyMemory<byte> text)
    {
        var lines = new List<PositionLine>();
        var rest = text.Span;
        while (!rest.IsEmpty)
        {
            var start = text.Length - rest.Length;
            _ = TakeLine(ref rest, out var line);
            var record = text.Slice(start, line.Length);
            if (line.Trim("\u001E \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (lines.Count == MostRecords)
            {
                return Refused(s_tooMany);
            }

            var index = lines.Count;
            if (line[0] == RecordSeparator)
            {
                record = record[1..];
            }

            lines.Add(JsonBody.Read(record, value => Line(index, value), error => new PositionLine(index, null, error)));
        }

        return new PositionBatch(lines, null);
    }

    private static PositionBatch Whole(JsonElement root)
    {
        var records = root.ValueKind == JsonValueKind.Array ? root
            : root.Text("type"u8) == "FeatureCollection" ? root.Member("features"u8)
            : null;
        if (records is null)
        {
            return root.ValueKind != JsonValueKind.Object ? Refused("This is neither a record nor a list of records: send objects.")
                : root.Text("type"u8) == "FeatureCollection" ? Refused("The FeatureCollection has no 'features'.")
                : new PositionBatch([Line(0, root)], null);
        }

        if (records is not { ValueKind: JsonValueKind.Array } list)
        {
            return Refused("'features' is not a list.");
        }

        if (list.GetArrayLength() > MostRecords)
        {
            return Refused(s_tooMany);
        }

        var lines = new List<PositionLine>(list.GetArrayLength());
        foreach (var record in list.EnumerateArray())
        {
            lines.Add(Line(lines.Count, record));
        }

        return new PositionBatch(lines, null);
    }

    private static PositionLine Line(int index, JsonElement record)
    {
        PositionReport? report;
        string? error;
        try
        {
            (report, error) = PositionRecord.Read(record);
        }
        catch (InvalidOperationException)
        {
            (report, error) = (null, "A text in the JSON holds half a surrogate pair: send whole characters.");
        }

        return new PositionLine(index, report, error);
    }

    private static PositionBatch Refused(string text) => new([], text);

    private static bool TakeLine(ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> line)
    {
        var end = text.IndexOf((byte)'\n');
        line = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return !line.IsEmpty || end >= 0;
    }
}
