using System.Buffers;
using System.Text;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Nmea;

/// <summary>How trackers that speak NMEA say who they are: before a sentence, behind it, or in a line of its own.</summary>
internal static class NmeaIdentity
{
    private static readonly SearchValues<byte> s_separators = SearchValues.Create(" ,/;:="u8);

    private const int Least = 5;
    private const int LeastAlone = 10;
    private const int Most = 32;
    private const int Imei = 15;

    /// <summary>In what stands on a line before the first sentence: <c>4711/022789000688081/$GPRMC,…</c>.</summary>
    public static string? Before(ReadOnlySpan<byte> text) => text.Contains((byte)'*') ? null : Last(text, Least);

    /// <summary>In what stands behind a checksum: fifteen digits.</summary>
    public static string? Behind(ReadOnlySpan<byte> text)
    {
        var fields = new NmeaFields(text);
        for (var left = 16; left > 0; left--)
        {
            var field = fields.Next();
            if (field.Length == Imei && !field.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return Encoding.ASCII.GetString(field);
            }
        }

        return null;
    }

    /// <summary>In a line without a sentence: an IMEI or serial number alone, or <c>IMEI 351467108700000</c>.</summary>
    public static string? Alone(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \0"u8);
        return line.StartsWith("IMEI"u8) ? Last(line[4..], Least)
            : IsName(line) && HasDigits(line) && line.Length >= LeastAlone ? Encoding.ASCII.GetString(line)
            : null;
    }

    /// <summary>In a sentence of that purpose: <c>$GPFID,ID123</c>, <c>$PGID,359853000144328</c>, <c>$DEVID,…</c>, <c>$IMEI=…</c>.</summary>
    public static string? Said(ReadOnlySpan<byte> content) =>
        content.StartsWith("GPFID,"u8) ? Name(content[6..])
        : content.StartsWith("PGID,"u8) ? Name(content[5..])
        : content.StartsWith("DEVID,"u8) ? Name(content[6..])
        : content.StartsWith("IMEI="u8) || content.StartsWith("IMEI,"u8) ? Name(content[5..])
        : null;

    private static string? Name(ReadOnlySpan<byte> text) =>
        new NmeaFields(text).Next() is var field && IsName(field) ? Plausible.Device(Encoding.ASCII.GetString(field)) : null;

    private static string? Last(ReadOnlySpan<byte> text, int least)
    {
        text = text.Trim(" ,/;:=\0"u8);
        var from = text.LastIndexOfAny(s_separators) + 1;
        var name = text[from..];
        return name.Length >= least && IsName(name) && HasDigits(name) ? Encoding.ASCII.GetString(name) : null;
    }

    private static bool HasDigits(ReadOnlySpan<byte> text) => text.ContainsAnyInRange((byte)'0', (byte)'9');

    private static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (var each in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)each) && each is not ((byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= Most;
    }
}
