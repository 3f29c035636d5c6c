using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Appends an incident's events. Giving rights waits for the log; taking rights away does not: when the log is away those events
/// are held here and written as soon as it is back.
/// </summary>
internal sealed class IncidentJournal(string stream, IEventLog log, ILogger logger)
{
    private readonly List<LineToLog> _held = [];
    private long _heldFrom;
    private OrganisationId[] _heldAudience = [];

    public bool IsWritten => _held.Count == 0;

    /// <exception cref="EventLogConflictException">Somebody else appended: read again, decide again.</exception>
    /// <exception cref="EventLogUnavailableException">The log is away and the events give something: nothing happened.</exception>
    public async Task AppendAsync(IReadOnlyList<IncidentEvent> events, Incident next, DateTimeOffset at)
    {
        var lines = events.Select(e => IncidentEventFormat.Write(e, at)).ToArray();
        var audience = events.All(e => e is IncidentEvent.ViewingStarted or IncidentEvent.ViewingEnded)
            ? []
            : next.Participants().Select(each => each.Id).ToArray();
        try
        {
            await FlushAsync(CancellationToken.None);
            await log.AppendAsync(stream, next.Seq - events.Count, lines, audience);
        }
        catch (EventLogUnavailableException e) when (events.All(TakesAway))
        {
            GrainLog.EventsHeld(logger, e, stream, lines.Length);
            if (_held.Count == 0)
            {
                _heldFrom = next.Seq - events.Count;
            }

            _held.AddRange(lines);
            _heldAudience = [.. _heldAudience.Union(audience)];
        }
    }

    /// <summary>Writes what is held.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        if (_held.Count == 0)
        {
            return;
        }

        try
        {
            await log.AppendAsync(stream, _heldFrom, _held, _heldAudience, cancel);
        }
        catch (EventLogConflictException)
        {
            await SkipWrittenAsync(cancel);
            if (_held.Count > 0)
            {
                await log.AppendAsync(stream, _heldFrom, _held, _heldAudience, cancel);
            }
        }

        GrainLog.HeldEventsWritten(logger, stream, _held.Count);
        _held.Clear();
        _heldAudience = [];
    }

    /// <summary>An append that was not answered may have been done: what stands in the log already is not written twice.</summary>
    private async Task SkipWrittenAsync(CancellationToken cancel)
    {
        await foreach (var line in log.ReadAsync(stream, _heldFrom, cancel))
        {
            if (_held.Count > 0 && line.Body.Span.SequenceEqual(_held[0].Body.Span))
            {
                _held.RemoveAt(0);
            }

            _heldFrom = line.Version;
        }
    }

    private static bool TakesAway(IncidentEvent e) =>
        e is IncidentEvent.Closed or IncidentEvent.Dismissed or IncidentEvent.Withdrawn or IncidentEvent.Expired or IncidentEvent.ViewingEnded;
}
