namespace LiveView.Protocols.Dc09;

/// <summary>One message of a panel that is whole and readable (ANSI/SIA DC-09).</summary>
/// <param name="Header">Who sent it, and its number.</param>
/// <param name="Token">What kind of message it is.</param>
/// <param name="Data">What stands between the first brackets, such as <c>#1234|NHA3</c>; empty for a link test.</param>
/// <param name="Extensions">Blocks of extended data, in the order sent.</param>
/// <param name="Timestamp">When the panel says it sent this, UTC, to the second; null when it sends no time.</param>
public sealed record Dc09Frame(
    Dc09Header Header, Dc09Token Token, string Data, IReadOnlyList<Dc09Extension> Extensions, DateTimeOffset? Timestamp)
{
    /// <summary>The text of the first block of extended data with a letter, or null when there is none.</summary>
    public string? Extension(char letter)
    {
        foreach (var extension in Extensions)
        {
            if (extension.Letter == letter)
            {
                return extension.Text;
            }
        }

        return null;
    }
}
