namespace LiveView.Domain.Identifiers;

/// <summary>A value that names one thing and nothing else. Written to JSON and to the log as its bare text.</summary>
public interface IIdentifier<TSelf> where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The text, never empty: letters, digits, dot, hyphen and underscore, at most 64 characters.</summary>
    string Value { get; }

    /// <summary>Makes an identifier of a text.</summary>
    /// <exception cref="FormatException">The text is not an identifier; the message says what is wrong.</exception>
    static abstract TSelf Parse(string text);
}
