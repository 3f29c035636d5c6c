using LiveView.Domain.Incidents;
using LiveView.Protocols.Signals;

namespace LiveView.Protocols.SiaCodes;

/// <summary>
/// Reads the events in a SIA-DCS message: <c>#acct|N ri1 / id12 / ti12:30 / BA3^text^ / BR4</c> (without the blanks), as DC-09 carries
/// them from DC-03. <c>N</c> or <c>O</c> says that the events are new or old; modifiers, in small letters, hold for the events after them.
/// </summary>
public static class SiaReader
{
    /// <summary>Reads the text between the brackets.</summary>
    public static SignalParse Read(string data)
    {
        var signals = new List<AlarmSignal>();
        var rest = data.AsSpan();
        while (TakeUntil(ref rest, '|', out var block))
        {
            if (block.IsEmpty || block[0] == '#')
            {
                continue;
            }

            if (block[0] == 'A' && signals.Count > 0)
            {
                signals[^1] = signals[^1] with { Text = signals[^1].Text ?? TextOf(block[1..]) };
                continue;
            }

            ReadBlock(WithoutAge(block), signals);
        }

        return signals.Count > 0
            ? new SignalParse.Read(signals)
            : new SignalParse.Unreadable(
                $"'{data.AsSpan(0, Math.Min(data.Length, 40))}' holds no SIA event: expected #account|N, then two capitals and a zone, like NBA3.");
    }

    private static void ReadBlock(ReadOnlySpan<char> block, List<AlarmSignal> signals)
    {
        string? partition = null;
        while (TakeUntil(ref block, '/', out var part))
        {
            // A modifier may be written against the event that follows it: ri1BA3.
            while (StartsWithModifier(part))
            {
                var value = ModifierValue(part);
                if (part[..2] is "ri")
                {
                    partition = value.IsEmpty ? null : value.ToString();
                }

                part = value.IsEmpty ? default : part[(2 + value.Length)..];
            }

            if (StartsWithCode(part))
            {
                signals.Add(ReadEvent(part, partition));
            }
        }
    }

    private static AlarmSignal ReadEvent(ReadOnlySpan<char> text, string? partition)
    {
        var code = text[..2].ToString();
        var end = 2;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var (kind, isRestore) = SiaCodeTable.Find(code);
        return new AlarmSignal(kind, isRestore, code, end == 2 ? null : text[2..end].ToString(), partition, TextOf(text[end..]));
    }

    private static string? TextOf(ReadOnlySpan<char> text) => text.Trim("^*'\" ") is { IsEmpty: false } trimmed ? trimmed.ToString() : null;

    // NT12 is network trouble of zone 12, not a new event T1: N and O count only when a code or a modifier follows.
    private static ReadOnlySpan<char> WithoutAge(ReadOnlySpan<char> block) =>
        block[0] is 'N' or 'O' && (StartsWithCode(block[1..]) || StartsWithModifier(block[1..])) ? block[1..] : block;

    private static bool StartsWithCode(ReadOnlySpan<char> text) =>
        text.Length >= 2 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]);

    private static bool StartsWithModifier(ReadOnlySpan<char> text) =>
        text.Length >= 2 && char.IsAsciiLetterLower(text[0]) && char.IsAsciiLetterLower(text[1]);

    private static ReadOnlySpan<char> ModifierValue(ReadOnlySpan<char> part)
    {
        var end = 2;
        while (end < part.Length && (char.IsAsciiDigit(part[end]) || part[end] is ':' or '-' or '.' or ','))
        {
            end++;
        }

        return part[2..end];
    }

    /// <summary>Takes off the text before a separator; a separator between two carets is part of a text, not one.</summary>
    private static bool TakeUntil(ref ReadOnlySpan<char> rest, char separator, out ReadOnlySpan<char> part)
    {
        part = rest;
        if (rest.IsEmpty)
        {
            return false;
        }

        var quoted = false;
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '^')
            {
                quoted = !quoted && rest[(i + 1)..].Contains('^');
            }
            else if (rest[i] == separator && !quoted)
            {
                part = rest[..i];
                rest = rest[(i + 1)..];
                return true;
            }
        }

        rest = default;
        return true;
    }
}
