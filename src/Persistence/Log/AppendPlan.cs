using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;

namespace LiveView.Persistence.Log;

/// <summary>
/// What a batch of appends comes to, given where the streams and the log end: the lines to write, and who hears what afterwards.
/// Pure: the store writes it, in one transaction, or nothing.
/// </summary>
internal sealed class AppendPlan
{
    private readonly List<(PendingAppend Append, IReadOnlyList<LoggedLine> Lines)> accepted = [];
    private readonly List<PendingAppend> refused = [];
    private readonly List<LoggedLine> lines = [];
    private readonly List<(OrganisationId Organisation, long Position)> audience = [];
    private readonly List<(string Stream, long Version)> erased = [];
    private readonly Dictionary<string, StreamHead> newHeads = [];

    private AppendPlan(long lastPosition) => LastPosition = lastPosition;

    /// <summary>Position of the last line after the batch.</summary>
    public long LastPosition { get; private set; }

    public IReadOnlyList<LoggedLine> Lines => lines;

    public IReadOnlyList<(OrganisationId Organisation, long Position)> Audience => audience;

    /// <summary>Lines whose texts go; applied after the lines of the batch are written.</summary>
    public IReadOnlyList<(string Stream, long Version)> Erased => erased;

    /// <summary>Heads of the streams that grow.</summary>
    public IReadOnlyDictionary<string, StreamHead> NewHeads => newHeads;

    public static AppendPlan For(
        IReadOnlyList<PendingAppend> batch, long lastPosition, IReadOnlyDictionary<string, StreamHead> heads)
    {
        var plan = new AppendPlan(lastPosition);
        foreach (var append in batch)
        {
            plan.Add(append, heads);
        }

        return plan;
    }

    /// <summary>Tells every caller what became of its append. Call it after the commit.</summary>
    public void Announce()
    {
        foreach (var (append, written) in accepted)
        {
            append.Succeed(written);
        }

        foreach (var append in refused)
        {
            append.Fail(new EventLogConflictException(append.Stream, append.ExpectedVersion));
        }
    }

    private void Add(PendingAppend append, IReadOnlyDictionary<string, StreamHead> heads)
    {
        var head = newHeads.TryGetValue(append.Stream, out var grown) ? grown : heads.GetValueOrDefault(append.Stream, StreamHead.Empty);
        if (head.Version != append.ExpectedVersion)
        {
            refused.Add(append);
            return;
        }

        var written = new List<LoggedLine>(append.Lines.Count);
        foreach (var line in append.Lines)
        {
            var bytes = LogChain.Write(head.Version + 1, head.Hash.Span, line);
            head = new StreamHead(head.Version + 1, LogChain.Hash(bytes));
            LastPosition++;
            written.Add(new LoggedLine(
                append.Stream, head.Version, LastPosition, line.Type, line.At.ToUniversalTime(), BodyOf(bytes, line), bytes, head.Hash)
            {
                Values = line.Values,
            });
            erased.AddRange(line.Erases.Select(version => (append.Stream, version)));
            audience.AddRange(append.Audience.Select(organisation => (organisation, LastPosition)));
        }

        newHeads[append.Stream] = head;
        lines.AddRange(written);
        accepted.Add((append, written));
    }

    // A copy of its own: the caller may use its buffer again.
    private static ReadOnlyMemory<byte> BodyOf(byte[] line, LineToLog source) =>
        line.AsMemory(LineLayout.BodyStart(line.Length, source.Body.Length), source.Body.Length);
}
