namespace LiveView.Simulation;

/// <summary>Words and <c>--name value</c> pairs; enough for a tool with three commands.</summary>
public sealed class ToolArguments
{
    private readonly Dictionary<string, string> values = [];

    public ToolArguments(IEnumerable<string> arguments, params string[] withValue)
    {
        var words = new List<string>();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var one))
        {
            if (!one.StartsWith("--", StringComparison.Ordinal))
                words.Add(one);
            else if (!withValue.Contains(one))
                values[one] = "";
            else
                values[one] = rest.TryDequeue(out var value) ? value : throw new ArgumentException($"{one} needs a value.");
        }
        Words = words;
    }

    public IReadOnlyList<string> Words { get; }

    public IEnumerable<string> Options => values.Keys;

    public bool Has(string name) => values.ContainsKey(name);

    public string? Value(string name) => values.GetValueOrDefault(name);
}
