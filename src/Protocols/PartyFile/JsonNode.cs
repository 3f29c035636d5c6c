namespace LiveView.Protocols.PartyFile;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    Object,
    Array,
    Text,
    Number,
    Boolean,
    Null,
}

/// <summary>A JSON value that still knows on which line it stood.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Text">The text of a text, the digits of a number, or <c>true</c> or <c>false</c>.</param>
internal sealed record JsonNode(JsonKind Kind, int Line, string Text = "")
{
    public List<JsonField> Fields { get; } = Kind == JsonKind.Object ? [] : None.Fields;

    public List<JsonNode> Items { get; } = Kind == JsonKind.Array ? [] : None.Items;

    /// <summary>What it is, as a message names it.</summary>
    public string Named => Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        JsonKind.Text => "a text",
        JsonKind.Number => "a number",
        JsonKind.Boolean => "true or false",
        JsonKind.Null => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "A JSON kind without a name."),
    };

    private static class None
    {
        public static readonly List<JsonField> Fields = [];
        public static readonly List<JsonNode> Items = [];
    }
}

/// <summary>One field of a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">The line of its name, counted from 1.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonField(string Name, int Line, JsonNode Value);
