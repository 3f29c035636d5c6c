namespace LiveView.Domain.Identifiers;

/// <summary>The one rule for what an identifier may look like: it is used in keys, paths and file names.</summary>
public static class IdentifierText
{
    /// <summary>Greatest length of an identifier, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>Whether a text may serve as an identifier.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text[0] != '.' && text.All(IsAllowed);

    internal static string Checked(string? text, string what) =>
        IsValid(text)
            ? text!
            : throw new FormatException(
                $"'{text}' does not serve as {what}: use 1 to {MaxLength} letters, digits, '.', '-' or '_', and do not start with '.'.");

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
