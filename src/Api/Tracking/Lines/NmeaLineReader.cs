using System.Buffers;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Nmea;

namespace LiveView.Api.Tracking.Lines;

/// <summary>NMEA 0183 of one receiver; without answers.</summary>
internal sealed class NmeaLineReader(string? device) : ILineReader
{
    private readonly NmeaReader _reader = new(device);

    public long Skipped => _reader.BadChecksums + _reader.Unreadable;

    public LineWord? Next(ref ReadOnlySequence<byte> received, DateTimeOffset now)
    {
        var reports = new List<PositionReport>();
        foreach (var part in received)
        {
            reports.AddRange(_reader.Read(part.Span, now));
        }

        received = received.Slice(received.End);
        return reports.Count > 0 ? new LineWord.Positions(reports, []) : null;
    }
}
