using System.Text;
using System.Text.Json;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads JSON (RFC 8259, UTF-8) into nodes that know their line. Bounded in depth and in number of values.</summary>
internal sealed class JsonTree
{
    private const int MaxDepth = 16;
    private const int MaxValues = 1_000_000;

    private int _values;
    private int _line = 1;
    private int _lineKnownTo;

    private JsonTree()
    {
    }

    /// <summary>The value of the whole text, or null after adding what is wrong with it.</summary>
    public static JsonNode? Read(ReadOnlySpan<byte> utf8, ErrorList errors)
    {
        var tree = new JsonTree();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            var root = tree.ReadValue(ref reader, utf8);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            errors.Add((int)(e.LineNumber ?? 0) + 1, "", $"This is not JSON: {ReasonOf(e)}");
        }
        catch (InvalidOperationException)
        {
            errors.Add(tree.LineAt(utf8, reader.TokenStartIndex), "", "A text here is not valid Unicode: save the file as UTF-8.");
        }
        catch (TooManyValuesException)
        {
            errors.Add(tree.LineAt(utf8, reader.TokenStartIndex), "", $"The file holds more than {MaxValues:N0} values: split it.");
        }

        return null;
    }

    private JsonNode ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        if (++_values > MaxValues)
        {
            throw new TooManyValuesException();
        }

        var line = LineAt(utf8, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var node = new JsonNode(JsonKind.Object, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    var nameLine = LineAt(utf8, reader.TokenStartIndex);
                    reader.Read();
                    node.Fields.Add(new JsonField(name, nameLine, ReadValue(ref reader, utf8)));
                }

                return node;
            case JsonTokenType.StartArray:
                var list = new JsonNode(JsonKind.Array, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(ReadValue(ref reader, utf8));
                }

                return list;
            case JsonTokenType.String:
                return new JsonNode(JsonKind.Text, line, reader.GetString()!);
            case JsonTokenType.Number:
                return new JsonNode(JsonKind.Number, line, Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return new JsonNode(JsonKind.Boolean, line, reader.TokenType == JsonTokenType.True ? "true" : "false");
            case JsonTokenType.Null:
                return new JsonNode(JsonKind.Null, line);
            case JsonTokenType.None or JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName or JsonTokenType.Comment:
            default:
                throw new JsonException($"Unexpected {reader.TokenType}.");
        }
    }

    // The reader may quote the rest of the file in its reason: that helps nobody.
    private static string ReasonOf(JsonException e)
    {
        var reason = e.Message.Split(" LineNumber:")[0].Replace(" Change the reader options.", "", StringComparison.Ordinal);
        return reason.Length <= 120 && !reason.Any(char.IsControl) ? reason : "look here for a comma, a quote or a bracket too many or too few.";
    }

    private int LineAt(ReadOnlySpan<byte> utf8, long index)
    {
        _line += utf8[_lineKnownTo..(int)index].Count((byte)'\n');
        _lineKnownTo = (int)index;
        return _line;
    }

    private sealed class TooManyValuesException : Exception;
}
