using LiveView.Protocols.Teltonika;

namespace LiveView.Api.Tracking.Lines;

/// <summary>Teltonika over UDP: each datagram names its tracker, and is sent again until it is acknowledged.</summary>
internal sealed class TeltonikaDatagramReader : IDatagramReader
{
    public DatagramWord Read(ReadOnlySpan<byte> datagram, DateTimeOffset now) => TeltonikaParser.ParseDatagram(datagram) switch
    {
        TeltonikaParse.Records records => new DatagramWord(records.Reports, records.Answer, 0, null),
        TeltonikaParse.Malformed malformed => new DatagramWord([], [], 1, malformed.Text),
        _ => new DatagramWord([], [], 0, null),
    };
}
