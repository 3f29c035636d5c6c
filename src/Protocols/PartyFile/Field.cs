using System.Globalization;

namespace LiveView.Protocols.PartyFile;

/// <summary>One value of the file with its place in it, and the rules that any value may have to keep.</summary>
/// <remarks>Each reading gives null after adding an error, so that the reader goes on and finds the next one too.</remarks>
internal readonly record struct Field(JsonNode Node, string Path, ErrorList Errors)
{
    public bool IsNull => Node.Kind == JsonKind.Null;

    public void Refuse(string message) => Errors.Add(Node.Line, Path, message);

    /// <summary>A text for people: not blank, bounded, without control characters or blanks around it.</summary>
    public string? Text(int max = 120)
    {
        if (!Is(JsonKind.Text))
        {
            return null;
        }

        var text = Node.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            return Refused("is empty: fill it in, 1 to " + Number(max) + " characters.");
        }

        if (text.Length > max)
        {
            return Refused($"has {Number(text.Length)} characters: use at most {Number(max)}.");
        }

        return text.Any(char.IsControl) ? Refused("holds a control character, such as a tab or a line break: remove it.")
            : text != text.Trim() ? Refused("begins or ends with a blank: remove it.")
            : text;
    }

    public int? Integer(int min, int max)
    {
        if (!Is(JsonKind.Number))
        {
            return null;
        }

        if (int.TryParse(Node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Refused($"{Node.Text} is not a whole number from {Number(min)} to {Number(max)}.");
        return null;
    }

    public double? Real(double min, double max)
    {
        if (!Is(JsonKind.Number))
        {
            return null;
        }

        if (double.TryParse(Node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Refused(string.Create(CultureInfo.InvariantCulture, $"{Node.Text} is not a number from {min} to {max}."));
        return null;
    }

    public bool? Boolean() => Is(JsonKind.Boolean) ? Node.Text == "true" : null;

    /// <summary>One of the values of an enumeration, written in camel case.</summary>
    public T? OneOf<T>() where T : struct, Enum
    {
        if (!Is(JsonKind.Text))
        {
            return null;
        }

        var names = CamelCaseNames<T>.All;
        if (names.TryGetValue(Node.Text, out var value))
        {
            return value;
        }

        Refused($"'{Shown(Node.Text)}' is none of {string.Join(", ", names.Keys)}.{Nearest.Suggestion(Node.Text, names.Keys)}");
        return null;
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<Field> Items()
    {
        if (!Is(JsonKind.Array))
        {
            yield break;
        }

        for (var i = 0; i < Node.Items.Count && !Errors.IsFull; i++)
        {
            yield return this with { Node = Node.Items[i], Path = $"{Path}[{Number(i)}]" };
        }
    }

    /// <summary>The value as an object with only the given fields, or null.</summary>
    public Fields? Object(params string[] known) => Is(JsonKind.Object) ? Fields.Of(this, known) : null;

    /// <summary>A piece of the file fit for a message.</summary>
    public static string Shown(string text)
    {
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= 60 ? clean : clean[..60] + "…";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private bool Is(JsonKind kind)
    {
        if (Node.Kind == kind)
        {
            return true;
        }

        Refuse($"Expected {new JsonNode(kind, 0).Named}, but here stands {Node.Named}.");
        return false;
    }

    private string? Refused(string message)
    {
        Refuse(char.IsAsciiLetterLower(message[0]) ? "This " + message : message);
        return null;
    }
}
