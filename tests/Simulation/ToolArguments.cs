namespace LiveView.Simulation;

/// <summary>Words and <c>--name value</c> pairs; enough for a tool with three commands.</summary>
public sealed class ToolArguments
{
    private readonly Dictionary<string, string> _values = [];

    public ToolArguments(IEnumerable<string> arguments, params string[] withValue)
    {
        var words = new List<string>();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var one))
        {
            if (!one.StartsWith("--", StringComparison.Ordinal))
                words.Add(one);
            else if (!withValue.Contains(one))
                _values[one] = "";
            else
                _values[one] = rest.TryDequeue(out var value) ? value : throw new ArgumentException($"{one} needs a value.");
        }
        Words = words;
    }

    public IReadOnlyList<string> Words { get; }

    public IEnumerable<string> Options => _values.Keys;

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Value(string name) => _values.GetValueOrDefault(name);
}
