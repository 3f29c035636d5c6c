using System.Text;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.OsmAnd;

/// <summary>
/// Reads what OsmAnd and Traccar Client send over HTTP (traccar.org/osmand): parameters in the address or in a form, with the speed in
/// knots, or JSON with the speed in metres per second. Pure; never throws, whatever the bytes are.
/// </summary>
public static class OsmAndReader
{
    /// <summary>Longest text that is looked at, bytes or characters.</summary>
    public const int MostLength = 1024 * 1024;

    private const int MostParameters = 500;

    /// <summary>Reads one request: JSON in its body goes first, then the parameters of its address, then a form in its body.</summary>
    /// <param name="query">The address after the question mark; with it or not.</param>
    /// <param name="body">The body, JSON or a form; empty for none.</param>
    /// <param name="receivedAt">When it came in, UTC: it stands for the time of a message that has none.</param>
    public static PositionParse Read(ReadOnlySpan<char> query, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        query = query.TrimStart('?');
        var content = Content(body);
        return IsJson(body) ? ReadJson(body, receivedAt)
            : !query.IsEmpty ? ReadParameters(query, receivedAt)
            : content.IsEmpty ? new PositionParse.Unreadable("The request has neither parameters nor a body.")
            : content.Length > MostLength ? TooLong()
            : ReadParameters(Encoding.UTF8.GetString(content), receivedAt);
    }

    /// <summary>Whether a body is read as JSON: its apps want another answer for a device that is not known (404) than the others (400).</summary>
    public static bool IsJson(ReadOnlyMemory<byte> body) =>
        JsonBody.WithoutMark(body).Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Reads the parameters of an address or a form, <c>id=…&amp;lat=…&amp;lon=…</c>.</summary>
    /// <param name="parameters">Them, escaped as they came.</param>
    /// <param name="receivedAt">When they came in, UTC.</param>
    public static PositionParse ReadParameters(ReadOnlySpan<char> parameters, DateTimeOffset receivedAt)
    {
        if (parameters.Length > MostLength)
        {
            return TooLong();
        }

        var fields = new OsmAndParameters();
        var left = MostParameters;
        foreach (var range in parameters.TrimStart('?').Split('&'))
        {
            if (left-- == 0)
            {
                return new PositionParse.Unreadable($"The request has more than {MostParameters} parameters.");
            }

            var parameter = parameters.TrimStart('?')[range].Trim();
            var equals = parameter.IndexOf('=');
            if (equals > 0)
            {
                fields.Take(FormText.Unescape(parameter[..equals]), FormText.Unescape(parameter[(equals + 1)..]));
            }
        }

        return fields.ToParse(receivedAt);
    }

    /// <summary>Reads the JSON of Traccar Client: <c>{"device_id": …, "location": {…}}</c>, where a list of locations may stand for one.</summary>
    /// <param name="utf8">It, UTF-8.</param>
    /// <param name="receivedAt">When it came in, UTC.</param>
    public static PositionParse ReadJson(ReadOnlyMemory<byte> utf8, DateTimeOffset receivedAt) =>
        utf8.Length > MostLength ? TooLong()
        : JsonBody.Read<PositionParse>(utf8, root => OsmAndJson.Read(root, receivedAt), text => new PositionParse.Unreadable(text));

    private static ReadOnlySpan<byte> Content(ReadOnlyMemory<byte> body) => JsonBody.WithoutMark(body).Span.TrimStart(" \t\r\n"u8);

    private static PositionParse.Unreadable TooLong() => new($"The request is longer than {MostLength} bytes.");
}
