using System.Text.Json.Nodes;

namespace LiveView.EndToEnd.Tests.Secrets;

/// <summary>Secrets that a test put in, or that the server made, and where each turned up.</summary>
internal sealed class PlantedSecrets
{
    private readonly Dictionary<string, string> _values = [];
    private readonly List<string> _found = [];

    /// <summary>Names of secrets and where they were seen.</summary>
    public IReadOnlyList<string> Found => _found;

    public IReadOnlyCollection<string> Names => _values.Keys;

    public string Plant(string name)
    {
        var value = $"planted-{name}-{Guid.NewGuid():N}";
        Add(name, value);
        return value;
    }

    public void Add(string name, string value)
    {
        if (value.Length < 12)
            throw new ArgumentException($"'{name}' is too short to be looked for.", nameof(value));
        _values[name] = value;
    }

    /// <summary>Looks for every secret, as it is and as an address or JSON would write it.</summary>
    public void Search(string where, string text)
    {
        foreach (var (name, value) in _values)
        {
            if (text.Contains(value, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(value), StringComparison.Ordinal)
                || text.Contains(JsonValue.Create(value).ToJsonString().Trim('"'), StringComparison.Ordinal))
                _found.Add($"{name} in {where}");
        }
    }

    /// <summary>Whether looking finds anything at all: a hunt that cannot succeed proves nothing.</summary>
    public bool SeesWhatIsThere() => _values.All(secret =>
    {
        var hunt = new PlantedSecrets();
        hunt.Add(secret.Key, secret.Value);
        hunt.Search("a text that holds it", $"before{secret.Value}after");
        return hunt.Found.Count == 1;
    });
}
