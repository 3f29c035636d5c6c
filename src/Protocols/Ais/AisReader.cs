using System.Buffers.Text;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Nmea;

namespace LiveView.Protocols.Ais;

/// <summary>
/// Reads AIS as receivers hand it on (<c>!AIVDM</c> of others, <c>!AIVDO</c> of the own ship; ITU-R M.1371-5): positions of messages 1, 2,
/// 3, 4, 9, 11, 18, 19, 21 and 27, put together from their parts. The device is the MMSI in nine digits. Never throws. Not safe for use by
/// several threads at once.
/// </summary>
public sealed class AisReader
{
    private const int MostParts = 9;
    private const int MostFill = 5;

    private readonly NmeaLines _lines = new();
    private readonly AisParts _parts = new();
    private readonly long[] _lost = new long[Enum.GetValues<AisFault>().Length];
    private readonly byte[] _room = new byte[AisParts.MaxCharacters];

    /// <summary>How many lines were lost, and to what.</summary>
    public long Lost(AisFault fault) => (int)fault >= 0 && (int)fault < _lost.Length ? _lost[(int)fault] : 0;

    /// <summary>Reads what arrived; a line that is not all there waits for the rest, and so does a message for its other parts.</summary>
    /// <param name="received">The bytes.</param>
    /// <param name="receivedAt">
    /// When they came in, UTC: a message tells only the second of the minute. The time of a shore station, before or behind the sentence, goes before it.
    /// </param>
    public IReadOnlyList<PositionReport> Read(ReadOnlySpan<byte> received, DateTimeOffset receivedAt)
    {
        List<PositionReport>? reports = null;
        while (_lines.TryTake(ref received, out var line))
        {
            ReadLine(line, receivedAt, ref reports);
        }

        return reports ?? (IReadOnlyList<PositionReport>)[];
    }

    /// <summary>Reads what waits for the end of its line: after a datagram, or when the connection ended.</summary>
    /// <param name="receivedAt">When it came in, UTC.</param>
    public IReadOnlyList<PositionReport> End(DateTimeOffset receivedAt)
    {
        List<PositionReport>? reports = null;
        ReadLine(_lines.TakeRest(), receivedAt, ref reports);
        return reports ?? (IReadOnlyList<PositionReport>)[];
    }

    private void ReadLine(ReadOnlySpan<byte> line, DateTimeOffset receivedAt, ref List<PositionReport>? reports)
    {
        receivedAt = ShoreTime.Before(ref line) ?? receivedAt;
        var start = line.IndexOf((byte)'!');
        if (start < 0)
        {
            // Sentences of NMEA may run along.
            Count(line.IsEmpty || line.Contains((byte)'$') ? null : AisFault.NoSentence);
            return;
        }

        var rest = line[(start + 1)..];
        while (true)
        {
            var next = rest.IndexOf((byte)'!');
            if (ReadSentence(next < 0 ? rest : rest[..next], receivedAt) is { } report)
            {
                (reports ??= []).Add(report);
            }

            if (next < 0)
            {
                return;
            }

            rest = rest[(next + 1)..];
        }
    }

    private PositionReport? ReadSentence(ReadOnlySpan<byte> sentence, DateTimeOffset receivedAt)
    {
        if (!NmeaChecksum.Holds(sentence, out var content, out var after))
        {
            return Count(AisFault.BadChecksum);
        }

        receivedAt = ShoreTime.Behind(after) ?? receivedAt;
        var fields = new NmeaFields(content);
        var name = fields.Next();
        var total = Digit(fields.Next());
        var number = Digit(fields.Next());
        var group = fields.Next();
        var channel = fields.Next();
        var payload = fields.Next();
        var fill = Digit(fields.Next());
        if (name.Length != 5 || (!name[2..].SequenceEqual("VDM"u8) && !name[2..].SequenceEqual("VDO"u8))
            || total is < 1 or > MostParts || number < 1 || number > total || payload.IsEmpty || fill is < 0 or > MostFill)
        {
            return Count(AisFault.NoSentence);
        }

        if (total == 1)
        {
            return ReadMessage(payload, fill, receivedAt);
        }

        var lost = _parts.Lost;
        var whole = _parts.TryJoin(group, channel, total, number, payload, receivedAt, out var joined);
        _lost[(int)AisFault.LostPart] += _parts.Lost - lost;
        return whole ? ReadMessage(joined, fill, receivedAt) : null;
    }

    private PositionReport? ReadMessage(ReadOnlySpan<byte> characters, int fill, DateTimeOffset receivedAt)
    {
        if (characters.Length > _room.Length || !SixBits.TryOpen(characters, fill, _room, out var bits))
        {
            return Count(AisFault.BadArmour);
        }

        var report = AisMessage.Read(bits, receivedAt, out var tooShort);
        return tooShort ? Count(AisFault.TooShort) : report;
    }

    private PositionReport? Count(AisFault? fault)
    {
        if (fault is { } lost)
        {
            _lost[(int)lost]++;
        }

        return null;
    }

    private static int Digit(ReadOnlySpan<byte> field) =>
        field.Length is 1 or 2 && Utf8Parser.TryParse(field, out int number, out var read) && read == field.Length ? number : -1;
}
