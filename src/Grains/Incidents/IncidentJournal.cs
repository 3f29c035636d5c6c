using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Appends an incident's events. Giving rights waits for the log; taking rights away does not: when the log is away those events
/// are held here and written as soon as it is back.
/// </summary>
internal sealed class IncidentJournal(string stream, IEventLog log, TimeProvider time, ILogger logger)
{
    /// <summary>A log that takes longer does not hold up a close or a withdrawal: they hold at once and are written behind.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly List<LineToLog> _held = [];
    private long _heldFrom;
    private OrganisationId[] _heldAudience = [];
    private Task _flush = Task.CompletedTask;

    public bool IsWritten => _held.Count == 0;

    /// <exception cref="EventLogConflictException">Somebody else appended: read again, decide again.</exception>
    /// <exception cref="EventLogUnavailableException">The log is away and the events give something: nothing happened.</exception>
    public async Task AppendAsync(IReadOnlyList<IncidentEvent> events, Incident next, DateTimeOffset at)
    {
        var lines = events.Select(e => IncidentEventFormat.Write(e, at)).ToArray();
        var audience = events.All(e => e is IncidentEvent.ViewingStarted or IncidentEvent.ViewingEnded)
            ? []
            : next.Participants().Select(each => each.Id).ToArray();
        var from = next.Seq - events.Count;
        if (!events.All(TakesAway))
        {
            await FlushAsync(CancellationToken.None);
            await log.AppendAsync(stream, from, lines, audience);
        }
        else if (_held.Count > 0)
        {
            Hold(from, lines, audience);
            await IsDoneInTimeAsync(() => FlushAsync(CancellationToken.None));
        }
        else if (!await IsDoneInTimeAsync(() => log.AppendAsync(stream, from, lines, audience)))
        {
            Hold(from, lines, audience);
        }
    }

    private async Task<bool> IsDoneInTimeAsync(Func<Task> append)
    {
        try
        {
            var appending = append();
            Observe(appending);
            await appending.WaitAsync(Patience, time);
            return true;
        }
        catch (Exception e) when (e is EventLogUnavailableException or TimeoutException)
        {
            GrainLog.EventsHeld(logger, e, stream);
            return false;
        }
    }

    private void Hold(long from, LineToLog[] lines, OrganisationId[] audience)
    {
        if (_held.Count == 0)
        {
            _heldFrom = from;
        }

        _held.AddRange(lines);
        _heldAudience = [.. _heldAudience.Union(audience)];
    }

    /// <summary>An append that nobody waits for any more may still fail; it is done over from what is held.</summary>
    private static void Observe(Task append) =>
        append.ContinueWith(failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <summary>Writes what is held.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        while (_held.Count > 0)
        {
            // One at a time: the turn that waited for it may have gone on, and another may have begun.
            if (_flush.IsCompleted)
            {
                _flush = WriteHeldAsync(cancel);
            }

            await _flush;
        }
    }

    private async Task WriteHeldAsync(CancellationToken cancel)
    {
        var count = _held.Count;
        try
        {
            await log.AppendAsync(stream, _heldFrom, _held.ToArray(), _heldAudience, cancel);
        }
        catch (EventLogConflictException)
        {
            count -= await SkipWrittenAsync(cancel);
            if (count > 0)
            {
                await log.AppendAsync(stream, _heldFrom, _held.Take(count).ToArray(), _heldAudience, cancel);
            }
        }

        GrainLog.HeldEventsWritten(logger, stream, count);
        _held.RemoveRange(0, count);
        _heldFrom += count;
        if (_held.Count == 0)
        {
            _heldAudience = [];
        }
    }

    /// <summary>An append that was not answered may have been done: what stands in the log already is not written twice.</summary>
    private async Task<int> SkipWrittenAsync(CancellationToken cancel)
    {
        var skipped = 0;
        await foreach (var line in log.ReadAsync(stream, _heldFrom, cancel))
        {
            if (_held.Count > 0 && line.Body.Span.SequenceEqual(_held[0].Body.Span))
            {
                _held.RemoveAt(0);
                skipped++;
            }

            _heldFrom = line.Version;
        }

        return skipped;
    }

    private static bool TakesAway(IncidentEvent e) =>
        e is IncidentEvent.Closed or IncidentEvent.Dismissed or IncidentEvent.Withdrawn or IncidentEvent.Expired or IncidentEvent.ViewingEnded;
}
