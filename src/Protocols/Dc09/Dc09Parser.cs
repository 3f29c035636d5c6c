using System.Text;
using LiveView.Domain.Connections;

namespace LiveView.Protocols.Dc09;

/// <summary>
/// Reads one frame of ANSI/SIA DC-09: <c>crc 0LLL "id" seq [Rrcvr] [Lpref] #acct [data] [xdata]* _timestamp</c>. Pure; never throws,
/// whatever the bytes are.
/// </summary>
/// <remarks>
/// Stricter than need be nowhere but in the sequence: an event numbered 0000 is refused, because a panel that always sends 0000 would have
/// its second alarm taken for a repetition of its first.
/// </remarks>
public static class Dc09Parser
{
    private const int MaxTokenLength = 24;

    /// <summary>Reads the bytes between LF and CR, as <see cref="Dc09FrameReader"/> cuts them.</summary>
    public static Dc09Parse Parse(ReadOnlySpan<byte> frame)
    {
        var rest = Dc09Envelope.Open(frame, out var fault);
        if (fault is not null)
        {
            return fault;
        }

        if (ReadHeader(ref rest, out fault) is not { } header)
        {
            return fault!;
        }

        if (header.Encrypted)
        {
            return new Dc09Parse.NotProcessable(header, Dc09Fault.EncryptedWithoutKey,
                $"{header.Account} sends encrypted messages, for which no key is known here: send plain text over a protected line.");
        }

        if (header.Token is not { } token)
        {
            return new Dc09Parse.NotProcessable(header, Dc09Fault.UnknownToken,
                $"{header.Account} sends '{header.TokenText}', which is not read here: use SIA-DCS, ADM-CID or NULL.");
        }

        if (header.Sequence == "0000" && token != Dc09Token.Null)
        {
            return Refused(Dc09Fault.BadSequence, $"{header.Account} numbers an event 0000: use 0001 to 9999.", header);
        }

        return ReadContent(header, token, rest);
    }

    private static Dc09Parse ReadContent(Dc09Header header, Dc09Token token, ReadOnlySpan<byte> rest)
    {
        if (!TryReadBlock(ref rest, out var data))
        {
            return Refused(Dc09Fault.MissingBracket, $"{header.Account} sends no data between [ and ] after the account.", header);
        }

        var extensions = new List<Dc09Extension>();
        while (!rest.IsEmpty && rest[0] == '[')
        {
            if (!TryReadBlock(ref rest, out var block))
            {
                return Refused(Dc09Fault.MissingBracket, $"{header.Account} sends extended data without a closing ].", header);
            }

            if (Dc09Text.Decode(block) is { Length: > 0 } text)
            {
                extensions.Add(new Dc09Extension(text[0], text[1..]));
            }
        }

        DateTimeOffset? timestamp = null;
        if (!rest.IsEmpty)
        {
            if (rest[0] != '_' || !Dc09Timestamp.TryRead(rest[1..], out var at))
            {
                return new Dc09Parse.Malformed(Dc09Fault.BadTimestamp,
                    $"{header.Account} ends with '{Dc09Text.Decode(rest[..Math.Min(rest.Length, 40)])}', not with _HH:MM:SS,MM-DD-YYYY.",
                    Dc09Reply.Nak, header);
            }

            timestamp = at;
        }

        return new Dc09Parse.Understood(new Dc09Frame(header, token, Dc09Text.Decode(data), extensions, timestamp));
    }

    private static Dc09Header? ReadHeader(ref ReadOnlySpan<byte> rest, out Dc09Parse.Malformed? fault)
    {
        var close = rest[1..Math.Min(rest.Length, MaxTokenLength + 2)].IndexOf((byte)'"');
        if (close < 0)
        {
            fault = Refused(Dc09Fault.MissingQuote, "The quote that closes the token is missing.", null);
            return null;
        }

        var token = rest.Slice(1, close);
        var encrypted = !token.IsEmpty && token[0] == '*';
        token = encrypted ? token[1..] : token;
        rest = rest[(close + 2)..];

        if (rest.Length < 4 || rest[..4].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            fault = Refused(Dc09Fault.BadSequence,
                $"The sequence '{Dc09Text.Decode(rest[..Math.Min(4, rest.Length)])}' is not four digits.", null);
            return null;
        }

        var sequence = Encoding.ASCII.GetString(rest[..4]);
        rest = rest[4..];

        if (!TryReadNumber(ref rest, (byte)'R', out var receiver) || !TryReadNumber(ref rest, (byte)'L', out var line))
        {
            fault = Refused(Dc09Fault.BadReceiverOrLine, "Receiver R or line L is not followed by 1 to 6 hexadecimal digits.", null);
            return null;
        }

        if (rest.IsEmpty || rest[0] != '#')
        {
            fault = Refused(Dc09Fault.MissingAccount, "No # with an account follows after sequence, receiver and line.", null);
            return null;
        }

        var account = TakeHex(ref rest, 1);
        if (account.Length is < 3 or > 16 || (!rest.IsEmpty && rest[0] != '['))
        {
            fault = Refused(Dc09Fault.BadAccount, "The account after # is not 3 to 16 hexadecimal digits.", null);
            return null;
        }

        fault = null;
        var tokenText = Dc09Text.Decode(token);
        return new Dc09Header(tokenText, Known(token), encrypted, sequence, receiver, line, account,
            new AlarmAccount(account, receiver ?? "0", line ?? "0"));
    }

    private static Dc09Token? Known(ReadOnlySpan<byte> token) =>
        token.SequenceEqual("SIA-DCS"u8) ? Dc09Token.SiaDcs
        : token.SequenceEqual("ADM-CID"u8) ? Dc09Token.AdmCid
        : token.SequenceEqual("NULL"u8) ? Dc09Token.Null
        : null;

    private static bool TryReadNumber(ref ReadOnlySpan<byte> rest, byte letter, out string? digits)
    {
        digits = null;
        if (rest.IsEmpty || rest[0] != letter)
        {
            return true;
        }

        digits = TakeHex(ref rest, 1);
        return digits.Length is >= 1 and <= 6;
    }

    private static string TakeHex(ref ReadOnlySpan<byte> rest, int start)
    {
        var end = start;
        while (end < rest.Length && char.IsAsciiHexDigit((char)rest[end]))
        {
            end++;
        }

        var digits = Encoding.ASCII.GetString(rest[start..end]);
        rest = rest[end..];
        return digits;
    }

    private static bool TryReadBlock(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> block)
    {
        block = default;
        if (rest.IsEmpty || rest[0] != '[')
        {
            return false;
        }

        var close = rest.IndexOf((byte)']');
        if (close < 0)
        {
            return false;
        }

        block = rest[1..close];
        rest = rest[(close + 1)..];
        return true;
    }

    private static Dc09Parse.Malformed Refused(Dc09Fault fault, string text, Dc09Header? header) => new(fault, text, Dc09Reply.Duh, header);
}
