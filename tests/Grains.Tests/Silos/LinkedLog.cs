using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Silos;

/// <summary>The line from one silo to the log that all share; it may be cut.</summary>
internal sealed class LinkedLog(MemoryLog log) : IEventLog
{
    public bool IsCut { get; set; }

    public Task<IReadOnlyList<LoggedLine>> AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<LineToLog> lines, IReadOnlyCollection<OrganisationId> audience, CancellationToken cancel = default)
    {
        FailWhenCut();
        return log.AppendAsync(stream, expectedVersion, lines, audience, cancel);
    }

    public IAsyncEnumerable<LoggedLine> ReadAsync(string stream, long afterVersion = 0, CancellationToken cancel = default)
    {
        FailWhenCut();
        return log.ReadAsync(stream, afterVersion, cancel);
    }

    public Task<IReadOnlyList<LoggedLine>> ReadForAsync(OrganisationId organisation, long afterPosition, int limit, CancellationToken cancel = default)
    {
        FailWhenCut();
        return log.ReadForAsync(organisation, afterPosition, limit, cancel);
    }

    public Task<IReadOnlyList<string>> StreamsAsync(string prefix, string? afterStream, int limit, CancellationToken cancel = default)
    {
        FailWhenCut();
        return log.StreamsAsync(prefix, afterStream, limit, cancel);
    }

    private void FailWhenCut()
    {
        if (IsCut)
        {
            throw new EventLogUnavailableException("The line to the log is cut, as the test wants it.");
        }
    }
}
