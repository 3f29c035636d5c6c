using LiveView.Protocols.Nmea;

namespace LiveView.Api.Tracking.Lines;

/// <summary>NMEA 0183 over UDP of one receiver: whole sentences, without answers.</summary>
internal sealed class NmeaDatagramReader(string? device) : IDatagramReader
{
    private readonly NmeaReader _reader = new(device);

    public DatagramWord Read(ReadOnlySpan<byte> datagram, DateTimeOffset now)
    {
        var before = _reader.BadChecksums + _reader.Unreadable;
        var reports = _reader.Read(datagram, now);
        // No sentence goes on in the next datagram.
        reports = [.. reports, .. _reader.End(now)];
        var wrong = _reader.BadChecksums + _reader.Unreadable - before;
        return new DatagramWord(reports, [], wrong, wrong > 0 ? "A sentence is none, or its checksum is wrong." : null);
    }
}
