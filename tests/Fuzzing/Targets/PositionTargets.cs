using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Ais;
using LiveView.Protocols.Cot;
using LiveView.Protocols.Dc09;
using LiveView.Protocols.Nmea;
using LiveView.Protocols.OsmAnd;
using LiveView.Protocols.OwnTracks;
using LiveView.Protocols.Positions;
using LiveView.Protocols.Teltonika;
using LiveView.Protocols.TraccarForward;

namespace LiveView.Fuzzing.Targets;

/// <summary>What sources of positions send.</summary>
internal static class PositionTargets
{
    private const string Record = """{"device":"van-12","time":"2026-01-31T12:00:00Z","latitude":52.0907,"longitude":5.1214,"speed":13.4,"ignition":true,"alarm":"tow"}""";
    private const string Feature = """{"type":"Feature","geometry":{"type":"Point","coordinates":[5.1,52.1]},"properties":{"device":"a","time":1769860800}}""";
    private const string Query = "id=1&timestamp=2026-01-31T12%3A00%3A00Z&lat=52.1&lon=5.1&speed=3&alarm=sos";
    private const string Phone = """{"device_id":"1","location":{"timestamp":"2026-01-31T12:00:00Z","coords":{"latitude":52.1,"longitude":5.1},"battery":{"level":0.5}}}""";
    private const string Forwarded = """{"position":{"fixTime":"2026-01-31T12:00:00Z","valid":true,"latitude":52.1,"longitude":5.1,"attributes":{"alarm":"sos"}},"device":{"uniqueId":"1"}}""";
    private const string Track = """{"_type":"location","lat":52.1,"lon":5.1,"tst":1769860800,"tid":"JJ","topic":"owntracks/a/b"}""";
    private const string Records = "08010000016B40D8EA30010000000000000000000000000000000105021503010101425E0F01F10000601A014E000000000000000001";
    private const string Datagram = "003DCAFE0105000F33353230393330383634303336353508010000016B4F815B30010000000000000000000000000000000103021503010101425DBC000001";
    private const string Command = "0C010600000008010300010015D5C501";
    private const string Sentence = "$GPRMC,120000,A,5205.442,N,00507.284,E,10.0,271.5,310126,,,A*59\r\n$GPGGA,120000,5205.442,N,00507.284,E,1,08,0.9,3.5,M,46.9,M,,*40\r\n";
    private const string Ship = "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24\r\n!AIVDM,2,1,3,B,55P5TL01VIaAL@7WKO@mBplU@<PDhh000000001S;AJ::4A80?4i@E53,0*3E\r\n";

    private const string Event = """
        <event version="2.0" uid="a" type="a-f-G" how="m-g" time="2026-01-31T12:00:00Z" start="2026-01-31T12:00:00Z" stale="2026-01-31T12:00:00Z"><point lat="52.1" lon="5.1" hae="9999999.0" ce="1" le="1"/><detail><track speed="1" course="2"/><remarks>x</remarks></detail></event>
        """;

    private static readonly DateTimeOffset s_received = new(2026, 1, 31, 12, 0, 5, TimeSpan.Zero);

    private static readonly string[] s_json =
    [
        "{", "}", "[", "]", ",", ":", "\n", "null", "true", "\"\\u0000\"", "\"\\ud800\"", "\"type\":\"FeatureCollection\",\"features\":[", "\"time\":", "1e400", "-0", "\u001E",
        "\"2026-01-31T12:00:00+19:00\"", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ];

    public static IEnumerable<FuzzTarget> All =>
    [
        new FuzzTarget
        {
            Name = "positions", Seeds = [Bytes(Record), Bytes($"{Record}\n{Feature}\n"), Bytes($"[{Record}]"), Bytes(Feature)], Words = s_json,
            Covers = ["PositionBatchReader.Read"], Read = bytes => Outcome(PositionBatchReader.Read(bytes)),
        },
        new FuzzTarget
        {
            Name = "OsmAnd", Seeds = [Bytes(Query), Bytes(Phone)], Words = ["id=", "&", "=", "%00", "%", "+", "location=", ",", "timestamp=", "NaN", .. s_json], Covers = ["OsmAndReader.Read", "OsmAndReader.ReadParameters"],
            Read = bytes => Outcome(OsmAndReader.Read("", bytes, s_received)) + Outcome(OsmAndReader.Read(Encoding.Latin1.GetString(bytes), default, s_received)),
        },
        new FuzzTarget
        {
            Name = "Traccar forward", Seeds = [Bytes(Forwarded)], Words = s_json, Covers = ["TraccarForwardReader.Read"], Read = bytes => Outcome(TraccarForwardReader.Read(bytes)),
        },
        new FuzzTarget
        {
            Name = "OwnTracks", Seeds = [Bytes(Track), Bytes($"[{Track}]")], Words = ["\"transition\"", "\"lwt\"", .. s_json], Covers = ["OwnTracksReader.Read"],
            Read = bytes => Outcome(OwnTracksReader.Read(bytes, null)),
        },
        new FuzzTarget
        {
            Name = "Teltonika data with a right checksum", Seeds = [Convert.FromHexString(Records), Convert.FromHexString(Command), [0x8E, .. Convert.FromHexString(Records)[1..]]], Words = ["\u0008", "\u0010"],
            Covers = ["TeltonikaParser.Parse"], Read = bytes => Outcome(TeltonikaParser.Parse(Message(bytes), "1")),
        },
        new FuzzTarget
        {
            Name = "Teltonika line", Seeds = [[0, 3, 0x31, 0x32, 0x33, .. Message(Convert.FromHexString(Records)), 0xFF]], Covers = ["TeltonikaFraming.Cut", "TeltonikaParser.ParseDatagram"], Read = ReadTeltonika,
        },
        new FuzzTarget
        {
            Name = "Teltonika datagram", Seeds = [Convert.FromHexString(Datagram)], Covers = ["TeltonikaParser.ParseDatagram"], Read = bytes => Outcome(TeltonikaParser.ParseDatagram(bytes)),
        },
        new FuzzTarget
        {
            Name = "NMEA", Seeds = [Bytes(Sentence), Bytes("123456789" + Sentence)], Words = ["$", "*", ",", "GPRMC,", "GPGGA,", "GPZDA,", "\r\n", "N", "A", "V"], Covers = ["NmeaReader.Read"], MostBytes = 8192,
            Read = ReadNmea,
        },
        new FuzzTarget
        {
            Name = "AIS", Seeds = [Bytes(Ship)], Words = ["!", "*", ",", "AIVDM,", "2,1,3,", "2,2,3,", "\\c:1\\", "\r\n", "w"], Covers = ["AisReader.Read"], MostBytes = 8192, Read = ReadAis,
        },
        new FuzzTarget
        {
            // The XML reader's own buffers, whatever comes.
            Name = "CoT", Seeds = [Bytes(Event)], Words = ["<", "</event>", "<!DOCTYPE", "<!ENTITY", "&", "&#0;", "<![CDATA[", "]]>", "<?xml?>", "<auth>", "9999999.0", "\"", "<event>"], Covers = ["CotReader.Read"], WorkingBytes = 32 * 1024,
            Read = bytes => Outcome(CotReader.Read(bytes)),
        },
        new FuzzTarget
        {
            Name = "CoT line", Seeds = [Bytes(Event + Event)], Words = ["<", "</event>", "<event>"], Covers = ["CotStreamReader.TryRead"], WorkingBytes = 256 * 1024, MostBytes = 16 * 1024, Read = ReadCot,
        },
    ];

    private static int Outcome(PositionBatch batch) => batch.Unreadable?.Length ?? batch.Lines.Aggregate(1000, (sum, line) => (sum * 3) + (line.Report is { } report ? Held(report) : line.Error!.Length));

    private static int Outcome(PositionParse parse) => parse switch
    {
        PositionParse.Read read => 1000 + read.Reports.Sum(Held),
        PositionParse.Unreadable unreadable => unreadable.Text.Length,
        _ => -1,
    };

    private static int Outcome(TeltonikaParse parse) => parse switch
    {
        TeltonikaParse.Records records => 1000 + records.Reports.Sum(Held),
        TeltonikaParse.Malformed malformed => (int)malformed.Fault,
        TeltonikaParse.Response response => 100 + response.Content.Length,
        TeltonikaParse.Identified => 50,
        _ => 51,
    };

    private static int Outcome(CotParse parse)
    {
        switch (parse)
        {
            case CotParse.Understood understood:
                var again = CotReader.Read(CotWriter.Write(understood.Event));
                return again is CotParse.Understood ? 1000 + (understood.Event.ToReport() is { } report ? Held(report) : 0) : throw new InvalidOperationException("What was read cannot be written.");
            case CotParse.Unreadable unreadable:
                return unreadable.Text.Length;
            default:
                return -1;
        }
    }

    private static int ReadTeltonika(byte[] bytes)
    {
        var received = new ReadOnlySequence<byte>(bytes);
        var outcome = 0;
        while (true)
        {
            switch (TeltonikaFraming.Cut(ref received, out var message))
            {
                case TeltonikaCut.Message:
                    outcome = (outcome * 31) + Outcome(TeltonikaParser.Parse(message.ToArray(), "1"));
                    break;
                case TeltonikaCut.Broken:
                    return outcome - 1;
                default:
                    return outcome;
            }
        }
    }

    private static int ReadNmea(byte[] bytes)
    {
        var reader = new NmeaReader(null);
        return reader.Read(bytes, s_received).Concat(reader.End(s_received)).Sum(Held) + (100 * (int)reader.BadChecksums) + (10_000 * (int)reader.Unreadable);
    }

    private static int ReadAis(byte[] bytes)
    {
        var reader = new AisReader();
        var outcome = reader.Read(bytes, s_received).Concat(reader.End(s_received)).Sum(Held);
        return Enum.GetValues<AisFault>().Aggregate(outcome, (sum, fault) => (sum * 7) + (int)reader.Lost(fault));
    }

    private static int ReadCot(byte[] bytes)
    {
        var reader = new CotStreamReader();
        var events = 0;
        // In pieces, as a network delivers.
        for (var at = 0; at < bytes.Length; at += 97)
        {
            ReadOnlySpan<byte> received = bytes.AsSpan(at, Math.Min(97, bytes.Length - at));
            while (reader.TryRead(ref received, out _))
            {
                events++;
            }
        }

        return reader.PendingBytes > CotReader.MaxLength ? throw new InvalidOperationException("It holds more than it may.") : events;
    }

    /// <summary>Whatever came in: what is reported can be, and is within what a report promises.</summary>
    private static int Held(PositionReport report)
    {
        var holds = report.Device is { Length: >= 1 and <= 64 } && report.FixTime.Offset == TimeSpan.Zero && report.Position is null or { IsValid: true }
            && report.Speed is null or (>= 0 and < double.PositiveInfinity) && report.Heading is null or (>= 0 and <= 360) && report.Accuracy is null or (> 0 and < double.PositiveInfinity)
            && report.Battery is null or (>= 0 and <= 100) && report.Satellites is null or >= 0 && report.Altitude is null or (> double.NegativeInfinity and < double.PositiveInfinity);
        return holds ? (report.Position is null ? 1 : 2) : throw new InvalidOperationException($"This cannot be: {report}");
    }

    private static byte[] Message(byte[] data)
    {
        var message = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), data.Length);
        data.CopyTo(message, 8);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(data.Length + 8), Dc09Crc.Of(data));
        return message;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
