using System.Buffers.Text;
using LiveView.Protocols.Nmea;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Ais;

/// <summary>When a shore station heard a sentence, as it writes it around it.</summary>
internal static class ShoreTime
{
    /// <summary>Takes a tag block (NMEA 0183 4.10), <c>\s:station,c:1769860800*hh\</c>, off a line; the Unix time in it, or null.</summary>
    public static DateTimeOffset? Before(ref ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != '\\')
        {
            return null;
        }

        var end = line[1..].IndexOf((byte)'\\');
        if (end < 0)
        {
            return null;
        }

        var block = line.Slice(1, end);
        line = line[(end + 2)..];
        if (!NmeaChecksum.Holds(block, out var content, out _))
        {
            return null;
        }

        var fields = new NmeaFields(content);
        for (var left = 8; left > 0; left--)
        {
            var field = fields.Next();
            if (field.StartsWith("c:"u8) && Utf8Parser.TryParse(field[2..], out long time, out var read) && read == field.Length - 2)
            {
                return Moment.Unix(time);
            }
        }

        return null;
    }

    /// <summary>The Unix time that the United States Coast Guard writes behind a checksum, <c>,r003669945,1769860800</c>, or null.</summary>
    public static DateTimeOffset? Behind(ReadOnlySpan<byte> after)
    {
        const int least = 9;
        const int most = 13;
        var last = after[(after.LastIndexOf((byte)',') + 1)..].Trim((byte)' ');
        return last.Length is >= least and <= most && last.Length < after.Length
            && Utf8Parser.TryParse(last, out long time, out var read) && read == last.Length && time > 0
                ? Moment.Unix(time)
                : null;
    }
}
