using System.Text.RegularExpressions;

namespace LiveView.Media.Ingest;

/// <summary>A film in the directory of films, for exercises: <c>file:///name.mp4</c>, the directory being the root.</summary>
public sealed partial record FileAddress : SourceAddress
{
    private FileAddress(string name) => Name = name;

    /// <summary>Its place below the directory; no part of it begins with a dot.</summary>
    public string Name { get; }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static new FileAddress Parse(string text) => Form().Match(text) is { Success: true } match
        ? new FileAddress(match.Groups["name"].Value)
        : throw new FormatException("A film is named file:///name.mp4, in letters, digits, '.', '-', '_' and '/', and no part begins with a dot.");

    [GeneratedRegex(@"\Afile:///(?<name>[A-Za-z0-9_\-][A-Za-z0-9._\-]{0,99}(/[A-Za-z0-9_\-][A-Za-z0-9._\-]{0,99}){0,4})\z")]
    private static partial Regex Form();
}
