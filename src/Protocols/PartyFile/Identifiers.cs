using LiveView.Domain.Identifiers;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads identifiers of one kind, each of which may stand in the file once.</summary>
/// <remarks>Capitals do not tell two identifiers apart, because identifiers also name files.</remarks>
internal sealed class Identifiers<T> where T : struct, IIdentifier<T>
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);

    public T? Declare(Field? field)
    {
        if (field is not { } given || Read(given) is not { } id)
        {
            return null;
        }

        if (_lines.TryAdd(id.Value, given.Node.Line))
        {
            return id;
        }

        given.Refuse($"'{id.Value}' stands on line {_lines[id.Value]} too: give each its own.");
        return null;
    }

    /// <summary>An identifier that need not be unique.</summary>
    public static T? Read(Field field)
    {
        if (field.Text() is not { } text)
        {
            return null;
        }

        try
        {
            return T.Parse(text);
        }
        catch (FormatException e)
        {
            field.Refuse(e.Message);
            return null;
        }
    }
}
