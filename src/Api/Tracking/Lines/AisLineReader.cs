using System.Buffers;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Ais;

namespace LiveView.Api.Tracking.Lines;

/// <summary>AIS of a receiver, which hears whoever sails by; without answers.</summary>
internal sealed class AisLineReader : ILineReader
{
    private static readonly AisFault[] s_faults = Enum.GetValues<AisFault>();

    private readonly AisReader _reader = new();

    public long Skipped => s_faults.Sum(_reader.Lost);

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
