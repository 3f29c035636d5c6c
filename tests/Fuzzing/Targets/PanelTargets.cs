using System.Globalization;
using System.Text;
using LiveView.Protocols.ContactId;
using LiveView.Protocols.Dc09;
using LiveView.Protocols.SiaCodes;
using LiveView.Protocols.Signals;

namespace LiveView.Fuzzing.Targets;

/// <summary>What a panel sends.</summary>
internal static class PanelTargets
{
    private static readonly string[] s_bodies =
    [
        "\"SIA-DCS\"0042R1L2#1234[#1234|Nri1/HA3^till^/BR4][Itill][X006E07.7777777]_12:00:00,01-31-2026",
        "\"ADM-CID\"0007R1L2#1234[#1234|1122 00 003]_12:00:00,01-31-2026",
        "\"NULL\"0001L0#1234[]_12:00:00,01-31-2026",
        "\"*SIA-DCS\"0042R1L2#1234[A1B2C3D4E5F6A7B8",
    ];

    private static readonly string[] s_words =
        ["\"SIA-DCS\"", "\"ADM-CID\"", "\"NULL\"", "\"*", "#1234", "[", "]", "|", "_12:00:00,01-31-2026", "Nri1", "HA3", "/", "^", "R", "L", "\n", "\r"];

    public static IEnumerable<FuzzTarget> All =>
    [
        new FuzzTarget
        {
            Name = "DC-09 frame", Seeds = [.. s_bodies.Select(body => Framed(Encoding.Latin1.GetBytes(body)))], Words = s_words,
            Covers = ["Dc09Parser.Parse"], Read = bytes => Outcome(Dc09Parser.Parse(bytes)),
        },
        new FuzzTarget
        {
            Name = "DC-09 body with a right checksum", Seeds = [.. s_bodies.Select(Encoding.Latin1.GetBytes)], Words = s_words,
            Covers = ["Dc09Parser.Parse", "SignalReader.Read", "Dc09Answer.Ack", "Dc09Answer.Duh"], MostBytes = 2000,
            Read = bytes => Outcome(Dc09Parser.Parse(Framed(bytes))),
        },
        new FuzzTarget
        {
            Name = "DC-09 line", Seeds = [Stream()], Words = s_words, Covers = ["Dc09FrameReader.TryRead"], MostBytes = 16 * 1024, Read = ReadLine,
        },
        new FuzzTarget
        {
            Name = "SIA codes", Seeds = [Encoding.Latin1.GetBytes("#1234|Nri1/HA3^till^/BR4"), Encoding.Latin1.GetBytes("#1234|Nti12:00ri2/FA12*x")],
            Words = s_words, Covers = ["SiaReader.Read"], Read = bytes => Outcome(SiaReader.Read(Encoding.Latin1.GetString(bytes))),
        },
        new FuzzTarget
        {
            Name = "Contact ID", Seeds = [Encoding.Latin1.GetBytes("#1234|1122 00 003"), Encoding.Latin1.GetBytes("1234|3401 01 001")],
            Words = s_words, Covers = ["ContactIdReader.Read"], Read = bytes => Outcome(ContactIdReader.Read(Encoding.Latin1.GetString(bytes))),
        },
    ];

    private static int Outcome(Dc09Parse parse)
    {
        switch (parse)
        {
            case Dc09Parse.Understood understood:
                _ = Dc09Answer.Ack(understood.Frame.Header);
                return 1000 + Outcome(SignalReader.Read(understood.Frame));
            case Dc09Parse.NotProcessable refused:
                _ = Dc09Answer.Duh(refused.Header);
                return (int)refused.Fault;
            case Dc09Parse.Malformed malformed:
                _ = Dc09Answer.Duh(malformed.Header);
                return 100 + (int)malformed.Fault;
            default:
                return -1;
        }
    }

    private static int Outcome(SignalParse parse) => parse switch
    {
        SignalParse.Read read => 10 + read.Signals.Count,
        SignalParse.Unreadable unreadable => unreadable.Text.Length,
        _ => -1,
    };

    private static int ReadLine(byte[] bytes)
    {
        var reader = new Dc09FrameReader();
        var frames = 0;
        // In pieces, as a network delivers.
        for (var at = 0; at < bytes.Length; at += 97)
        {
            ReadOnlySpan<byte> received = bytes.AsSpan(at, Math.Min(97, bytes.Length - at));
            while (reader.TryRead(ref received, out var frame))
            {
                frames++;
                _ = Dc09Parser.Parse(frame);
            }
        }

        return reader.PendingBytes > 2 * Dc09FrameReader.MaxFrameLength ? throw new InvalidOperationException("It holds more than it may.") : frames;
    }

    private static byte[] Stream() => [.. s_bodies.SelectMany(body => (byte[])[0x0A, .. Framed(Encoding.Latin1.GetBytes(body)), 0x0D])];

    private static byte[] Framed(byte[] body)
    {
        var crc = 0;
        foreach (var each in body)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        return [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{crc:X4}{body.Length:X4}")), .. body];
    }
}
