using LiveView.Domain.Incidents;
using LiveView.Protocols.Signals;

namespace LiveView.Protocols.ContactId;

/// <summary>Reads the Contact ID event (ANSI/SIA DC-05) in an ADM-CID message: <c>#acct|Qeee gg zzz</c>.</summary>
/// <remarks>
/// <c>Q</c> is 1 for a new event or opening, 3 for a restore or closing, 6 for a condition that still lasts; <c>eee</c> the event code,
/// <c>gg</c> the partition (00: none), <c>zzz</c> the zone or user (000: none). The blanks may be missing.
/// </remarks>
public static class ContactIdReader
{
    private const int Digits = 9;

    /// <summary>Reads the text between the brackets.</summary>
    public static SignalParse Read(string data)
    {
        var text = data.AsSpan(data.LastIndexOf('|') + 1).Trim();
        Span<char> digits = stackalloc char[Digits];
        var count = 0;
        foreach (var c in text)
        {
            if (c == ' ' && count is 4 or 6)
            {
                continue;
            }

            if (count == Digits || !char.IsAsciiHexDigit(c))
            {
                return Unreadable(text);
            }

            digits[count++] = char.ToUpperInvariant(c);
        }

        if (count != Digits || digits[0] is not ('1' or '3' or '6'))
        {
            return Unreadable(text);
        }

        var code = digits.Slice(1, 3).ToString();
        return new SignalParse.Read(
        [
            new AlarmSignal(ContactIdCodes.KindOf(code), digits[0] == '3', code,
                Zone: Unless("000", digits.Slice(6, 3)), Partition: Unless("00", digits.Slice(4, 2)), Text: null),
        ]);
    }

    private static string? Unless(string none, ReadOnlySpan<char> digits) => digits.SequenceEqual(none) ? null : digits.ToString();

    private static SignalParse.Unreadable Unreadable(ReadOnlySpan<char> text) =>
        new($"'{text[..Math.Min(text.Length, 40)]}' is not a Contact ID event: expected Q, 1, 3 or 6, then eee gg zzz.");
}
