namespace LiveView.Protocols.PartyFile;

/// <summary>The fields of one object of the file, once names that are unknown or stand there twice have been reported.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, Field> _fields = new(StringComparer.Ordinal);
    private readonly Field _owner;

    private Fields(Field owner) => _owner = owner;

    public static Fields Of(Field owner, string[] known)
    {
        var fields = new Fields(owner);
        foreach (var (name, line, value) in owner.Node.Fields)
        {
            if (owner.Errors.IsFull)
            {
                break;
            }

            var field = owner with { Node = value, Path = fields.PathOf(Field.Shown(name)) };
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                owner.Errors.Add(line, field.Path, $"Unknown field '{Field.Shown(name)}'.{Nearest.Suggestion(name, known)}");
            }
            else if (!fields._fields.TryAdd(name, field))
            {
                owner.Errors.Add(line, field.Path, $"Field '{name}' stands here twice: keep one.");
            }
        }

        return fields;
    }

    /// <summary>A field that must be there, or null after adding an error.</summary>
    public Field? Required(string name)
    {
        if (_fields.TryGetValue(name, out var field))
        {
            return field;
        }

        _owner.Errors.Add(_owner.Node.Line, PathOf(name), $"Field '{name}' is missing: add it.");
        return null;
    }

    /// <summary>A field that may be left out or be null.</summary>
    public Field? Optional(string name) => _fields.TryGetValue(name, out var field) && !field.IsNull ? field : null;

    private string PathOf(string name) => _owner.Path.Length == 0 ? name : $"{_owner.Path}.{name}";
}
