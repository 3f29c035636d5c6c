using System.Buffers;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Cot;

namespace LiveView.Api.Tracking.Lines;

/// <summary>A stream of Cursor on Target events; without answers.</summary>
internal sealed class CotLineReader : ILineReader
{
    private const long MostNoise = 64 * 1024;

    private readonly CotStreamReader _reader = new();

    public long Skipped { get; private set; }

    public LineWord? Next(ref ReadOnlySequence<byte> received, DateTimeOffset now)
    {
        var reports = new List<PositionReport>();
        foreach (var part in received)
        {
            var bytes = part.Span;
            while (_reader.TryRead(ref bytes, out var xml))
            {
                switch (CotReader.Read(xml))
                {
                    case CotParse.Understood understood when understood.Event.ToReport() is { } report:
                        reports.Add(report);
                        break;
                    case CotParse.Unreadable:
                        Skipped++;
                        break;
                    default:
                        break;
                }
            }
        }

        received = received.Slice(received.End);
        return reports.Count > 0 ? new LineWord.Positions(reports, [])
            : _reader.DiscardedBytes > MostNoise ? new LineWord.Unreadable("The bytes are no events of Cursor on Target.", true)
            : null;
    }
}
