using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Nmea;

/// <summary>
/// Reads NMEA 0183 of one receiver, however its bytes are chopped up or run together: RMC, GGA, GNS and GLL of any talker (GP, GN, GL, GA,
/// GB, …), with the date from RMC or ZDA. A sentence with a wrong checksum is thrown away and counted; one without is taken. Status V,
/// quality 0 and modes without a fix are signs of life. Never throws. Not safe for use by several threads at once.
/// </summary>
/// <param name="device">Whose sentences they are, whatever they say of it themselves; null when they have to say it, as cheap trackers do.</param>
public sealed class NmeaReader(string? device)
{
    private const int TypeLength = 3;

    private readonly string? _given = device;
    private readonly NmeaLines _lines = new();
    private readonly NmeaClock _clock = new();
    private NmeaEpoch _epoch;

    /// <summary>Whose sentences they are; null as long as nobody said so: reports before that are lost.</summary>
    public string? Device { get; private set; } = device;

    /// <summary>How many sentences were thrown away because of their checksum.</summary>
    public long BadChecksums { get; private set; }

    /// <summary>How many lines held no sentence.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Reads what arrived; a sentence that is not all there waits for the rest.</summary>
    /// <param name="received">The bytes.</param>
    /// <param name="receivedAt">When they came in, UTC: it tells the day of a time, and stands for a time that is not said.</param>
    public IReadOnlyList<PositionReport> Read(ReadOnlySpan<byte> received, DateTimeOffset receivedAt)
    {
        List<PositionReport>? reports = null;
        while (_lines.TryTake(ref received, out var line))
        {
            ReadLine(line, receivedAt, ref reports);
        }

        return reports ?? (IReadOnlyList<PositionReport>)[];
    }

    /// <summary>Reads what waits for the rest: after a datagram, or when the connection ended.</summary>
    /// <param name="receivedAt">When it came in, UTC.</param>
    public IReadOnlyList<PositionReport> End(DateTimeOffset receivedAt)
    {
        List<PositionReport>? reports = null;
        ReadLine(_lines.TakeRest(), receivedAt, ref reports);
        return reports ?? (IReadOnlyList<PositionReport>)[];
    }

    private void ReadLine(ReadOnlySpan<byte> line, DateTimeOffset receivedAt, ref List<PositionReport>? reports)
    {
        var start = line.IndexOfAny((byte)'$', (byte)'!');
        if (start < 0 && IsBare(line))
        {
            ReadPart(line, receivedAt, ref reports);
            return;
        }

        if (start < 0)
        {
            var name = NmeaIdentity.Alone(line);
            Name(name);
            Unreadable += name is null && !line.Trim(" \0"u8).IsEmpty ? 1 : 0;
            return;
        }

        Name(NmeaIdentity.Before(line[..start]));
        var rest = line[(start + 1)..];
        while (true)
        {
            var next = rest.IndexOfAny((byte)'$', (byte)'!');
            ReadPart(next < 0 ? rest : rest[..next], receivedAt, ref reports);
            if (next < 0)
            {
                return;
            }

            rest = rest[(next + 1)..];
        }
    }

    private void ReadPart(ReadOnlySpan<byte> sentence, DateTimeOffset receivedAt, ref List<PositionReport>? reports)
    {
        if (!NmeaChecksum.Holds(sentence, out var content, out var after))
        {
            BadChecksums++;
            return;
        }

        Name(NmeaIdentity.Behind(after) ?? NmeaIdentity.Said(content));
        if (ReadSentence(content, receivedAt) is { } report)
        {
            (reports ??= []).Add(report);
        }
    }

    /// <summary>Whether it is a sentence without its <c>$</c>: five capital letters, then a comma.</summary>
    private static bool IsBare(ReadOnlySpan<byte> line) =>
        line.Length > 6 && line[5] == ',' && !line[..5].ContainsAnyExceptInRange((byte)'A', (byte)'Z');

    private PositionReport? ReadSentence(ReadOnlySpan<byte> content, DateTimeOffset receivedAt)
    {
        var fields = new NmeaFields(content);
        var name = fields.Next();
        // Sentences of makers begin with P and mean what they like.
        if (name.Length < TypeLength + 2 || name[0] == 'P')
        {
            return null;
        }

        var type = name[^TypeLength..];
        return type.SequenceEqual("RMC"u8) ? Rmc(ref fields, receivedAt)
            : type.SequenceEqual("GGA"u8) ? Gga(ref fields, receivedAt)
            : type.SequenceEqual("GNS"u8) ? Gns(ref fields, receivedAt)
            : type.SequenceEqual("GLL"u8) ? Gll(ref fields, receivedAt)
            : type.SequenceEqual("ZDA"u8) ? Zda(ref fields)
            : null;
    }

    private PositionReport? Rmc(ref NmeaFields fields, DateTimeOffset receivedAt)
    {
        var time = fields.TimeOfDay();
        var known = fields.Next() is [(byte)'A'];
        var position = Position(ref fields);
        var speed = fields.Number() * Plausible.Knot;
        var heading = fields.Number();
        var date = fields.Date();
        _ = fields.Next();
        _ = fields.Next();
        known &= IsFix(fields.Next()) && position is not null;
        var moment = time is not { } of ? receivedAt : date is { } day ? _clock.Dated(day, of) : _clock.Undated(of, receivedAt);
        var epoch = _epoch.At(time);
        return Report(moment, known ? position : null) is not { } report ? null : report with
        {
            Speed = known ? Plausible.Speed(speed) : null,
            Heading = known ? Plausible.Heading(heading) : null,
            Altitude = known ? epoch.Altitude : null,
            Satellites = epoch.Satellites,
        };
    }

    private PositionReport? Gga(ref NmeaFields fields, DateTimeOffset receivedAt)
    {
        var time = fields.TimeOfDay();
        var position = Position(ref fields);
        // 0 is none, 7 entered by hand, 8 simulated.
        var known = fields.Whole() is (>= 1 and <= 6) or 9;
        return Fix(ref fields, time, known ? position : null, receivedAt);
    }

    private PositionReport? Gns(ref NmeaFields fields, DateTimeOffset receivedAt)
    {
        var time = fields.TimeOfDay();
        var position = Position(ref fields);
        // One letter per constellation: one with a fix is enough.
        var known = fields.Next().IndexOfAnyExcept("NMS"u8) >= 0;
        return Fix(ref fields, time, known ? position : null, receivedAt);
    }

    private PositionReport? Fix(ref NmeaFields fields, TimeSpan? time, GeoPosition? position, DateTimeOffset receivedAt)
    {
        var satellites = Plausible.Satellites(fields.Number());
        _ = fields.Next();
        var altitude = Plausible.Altitude(fields.Number());
        _epoch = new NmeaEpoch(time, altitude, satellites);
        return Report(time is { } of ? _clock.Undated(of, receivedAt) : receivedAt, position) is not { } report ? null : report with
        {
            Altitude = position is null ? null : altitude,
            Satellites = satellites,
        };
    }

    private PositionReport? Gll(ref NmeaFields fields, DateTimeOffset receivedAt)
    {
        var position = Position(ref fields);
        var time = fields.TimeOfDay();
        var known = fields.Next() is [(byte)'A'] && IsFix(fields.Next());
        return Report(time is { } of ? _clock.Undated(of, receivedAt) : receivedAt, known ? position : null);
    }

    private PositionReport? Zda(ref NmeaFields fields)
    {
        var time = fields.TimeOfDay();
        var (day, month, year) = (fields.Whole(), fields.Whole(), fields.Whole());
        if (time is { } of && NmeaFields.Date(year ?? 0, month ?? 0, day ?? 0) is { } date)
        {
            _ = _clock.Dated(date, of);
        }

        return null;
    }

    private static GeoPosition? Position(ref NmeaFields fields)
    {
        var latitude = fields.Degrees((byte)'N', (byte)'S', 90);
        return Plausible.Position(latitude, fields.Degrees((byte)'E', (byte)'W', 180));
    }

    /// <summary>Whether a mode tells of a fix; older sentences have none, and neither is a date that slipped in.</summary>
    private static bool IsFix(ReadOnlySpan<byte> mode) => mode is not ([(byte)'N'] or [(byte)'M'] or [(byte)'S']);

    private void Name(string? said) => Device = _given ?? said ?? Device;

    private PositionReport? Report(DateTimeOffset moment, GeoPosition? position) => Device is { } name ? new PositionReport(name, moment, position) : null;
}
