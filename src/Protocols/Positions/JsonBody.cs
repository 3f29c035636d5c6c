using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace LiveView.Protocols.Positions;

/// <summary>A JSON text of a source (RFC 8259, UTF-8): bounded in depth, and refused when it names a member twice.</summary>
internal static class JsonBody
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads the text and hands its value over; what comes back must hold nothing of it.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="read">What to do with the value.</param>
    /// <param name="unreadable">What to make of a text that is not JSON.</param>
    public static TResult Read<TResult>(ReadOnlyMemory<byte> utf8, Func<JsonElement, TResult> read, Func<string, TResult> unreadable)
    {
        utf8 = WithoutMark(utf8);
        if (!Utf8.IsValid(utf8.Span))
        {
            return unreadable("The text is not valid UTF-8: send it as UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, s_options);
            return read(document.RootElement);
        }
        catch (JsonException e)
        {
            return unreadable($"This is not JSON: {ReasonOf(e)}");
        }
        catch (InvalidOperationException)
        {
            return unreadable("A text in the JSON holds half a surrogate pair: send whole characters.");
        }
    }

    /// <summary>A member of an object; null when it is not there or null.</summary>
    public static JsonElement? Member(this JsonElement of, ReadOnlySpan<byte> name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A number, also where a source writes it as text; null when it is none.</summary>
    public static double? Number(this JsonElement of, ReadOnlySpan<byte> name) => of.Member(name)?.AsNumber();

    /// <summary>The same of the value itself.</summary>
    public static double? AsNumber(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>A text, also where a source writes it as a number; null when it is neither.</summary>
    public static string? Text(this JsonElement of, ReadOnlySpan<byte> name) => of.Member(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>True or false, also as 1 and 0 or as text; null when it is none of these.</summary>
    public static bool? Truth(this JsonElement of, ReadOnlySpan<byte> name) => of.Member(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.AsNumber() is { } number ? number != 0 : null,
        JsonValueKind.String => Truth(value.GetString()),
        _ => null,
    };

    /// <summary>A moment, as <see cref="Moment" /> reads it; null when it is none.</summary>
    public static DateTimeOffset? Time(this JsonElement of, ReadOnlySpan<byte> name) => of.Member(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.Number when value.AsNumber() is { } number => Moment.Unix(number),
        JsonValueKind.String => Moment.Read(value.GetString()),
        _ => null,
    };

    /// <summary>True or false as text; null when it is neither.</summary>
    public static bool? Truth(ReadOnlySpan<char> text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) || text is "1" ? true
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) || text is "0" ? false
        : null;

    /// <summary>Without the byte order mark, where a program put one.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    // The reader may quote the rest of the text in its reason: that helps nobody.
    private static string ReasonOf(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? e.Message : e.Message[..end]).Replace(" Change the reader options.", "", StringComparison.Ordinal);
        return reason.Length <= 120 && !reason.AsSpan().ContainsAnyInRange('\0', '\u001F')
            ? reason
            : "look for a comma, a quote or a bracket too many or too few.";
    }
}
