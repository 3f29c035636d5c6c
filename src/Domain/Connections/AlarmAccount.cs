using System.Globalization;

namespace LiveView.Domain.Connections;

/// <summary>
/// The account under which a site's panel reports (SIA DC-09 fields <c>R</c>, <c>L</c> and <c>#acct</c>). Two accounts are equal when
/// receiver, line and account are, whatever case or leading zeros of receiver and line the panel sent.
/// </summary>
public sealed record AlarmAccount
{
    /// <summary>Makes an account.</summary>
    /// <param name="account">3 to 16 hexadecimal digits.</param>
    /// <param name="receiver">1 to 6 hexadecimal digits; <c>0</c> when the panel sends none.</param>
    /// <param name="line">1 to 6 hexadecimal digits; <c>0</c> when the panel sends none.</param>
    /// <exception cref="FormatException">One of them is not of that form.</exception>
    public AlarmAccount(string account, string receiver = "0", string line = "0")
    {
        Account = Hex(account, 3, 16, "account").ToUpperInvariant();
        Receiver = Trimmed(Hex(receiver, 1, 6, "receiver"));
        Line = Trimmed(Hex(line, 1, 6, "line"));
    }

    /// <summary>The account number, upper case; its leading zeros count.</summary>
    public string Account { get; }

    /// <summary>The receiver number without leading zeros.</summary>
    public string Receiver { get; }

    /// <summary>The line number (account prefix) without leading zeros.</summary>
    public string Line { get; }

    /// <summary>The account in the form <c>R0L0#1234</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"R{Receiver}L{Line}#{Account}");

    private static string Hex(string text, int min, int max, string what) =>
        text.Length >= min && text.Length <= max && text.All(char.IsAsciiHexDigit)
            ? text
            : throw new FormatException($"'{text}' is not an alarm {what}: use {min} to {max} hexadecimal digits.");

    private static string Trimmed(string hex) => hex.TrimStart('0') is { Length: > 0 } rest ? rest.ToUpperInvariant() : "0";
}
