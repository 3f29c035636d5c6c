using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Log;
using LiveView.Grains.Silos;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Appends an incident's events. Giving rights waits for the log; taking rights away does not: when the log is away those events are kept
/// in the spool of this silo and of another, and written as soon as it is back.
/// </summary>
internal sealed class IncidentJournal(string stream, IEventLog log, ISpool spool, SiloPeers peers, TimeProvider time, ILogger logger)
{
    /// <summary>A log that takes longer does not hold up a close or a withdrawal: they hold at once and are written behind.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly List<SpooledLines> _held = [];
    private Task _flush = Task.CompletedTask;

    public bool IsWritten => _held.Count == 0;

    /// <summary>Appends events, or keeps them when they need not wait for the log.</summary>
    /// <returns>Whether they survive the loss of this silo: they stand in the log, or in two spools.</returns>
    /// <exception cref="EventLogConflictException">Somebody else appended: read again, decide again.</exception>
    /// <exception cref="EventLogUnavailableException">The log is away and the events give something: nothing happened.</exception>
    public async Task<bool> AppendAsync(IReadOnlyList<IncidentEvent> events, Incident next, DateTimeOffset at)
    {
        var lines = new SpooledLines(
            Guid.NewGuid().ToString("N"), stream, next.Seq - events.Count,
            [.. events.Select(e => IncidentEventFormat.Write(e, at, Salts.Fresh))], Audience(events, next));
        if (!events.All(DoesNotWait))
        {
            await FlushAsync(CancellationToken.None);
            await log.AppendAsync(stream, lines.From, lines.Lines, lines.Audience);
            return true;
        }

        if (_held.Count == 0 && await IsDoneInTimeAsync(() => log.AppendAsync(stream, lines.From, lines.Lines, lines.Audience)))
        {
            return true;
        }

        // Behind what waits already; and what has been written meanwhile need not be kept.
        var behind = _held.Count > 0;
        _held.Add(lines);
        return (behind && await IsDoneInTimeAsync(() => FlushAsync(CancellationToken.None)))
            || await KeepAsync(lines, copy: events.Any(TakesAway));
    }

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

    /// <summary>Writes what is held, and does not wait long for it: renewals must not stand behind it.</summary>
    public Task TryFlushAsync() => IsDoneInTimeAsync(() => FlushAsync(CancellationToken.None));

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

    private async Task<bool> KeepAsync(SpooledLines lines, bool copy)
    {
        try
        {
            await spool.KeepAsync(lines);
            return !copy || await peers.KeepAsync(lines);
        }
        catch (SpoolException e)
        {
            GrainLog.EventsNotKept(logger, e, stream);
            return false;
        }
    }

    private async Task WriteHeldAsync(CancellationToken cancel)
    {
        var held = _held.ToArray();
        var written = await log.WriteHeldAsync(held, cancel);
        GrainLog.HeldEventsWritten(logger, stream, written);
        _held.RemoveRange(0, held.Length);
        await ForgetAsync(held);
    }

    private async Task ForgetAsync(IReadOnlyList<SpooledLines> held)
    {
        try
        {
            await spool.ForgetAsync(held);
        }
        catch (SpoolException e)
        {
            // Found there again, it is found in the log too, and not written twice.
            GrainLog.SpoolNotReplayed(logger, e, stream);
        }
    }

    /// <summary>An append that nobody waits for any more may still fail; it is done over from what is held.</summary>
    private static void Observe(Task append) =>
        append.ContinueWith(failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <summary>Viewings and closed segments are announced to nobody by the log; a refusal, a look at a photo or plan, or a clip concerns the sharing party alone.</summary>
    private static OrganisationId[] Audience(IReadOnlyList<IncidentEvent> events, Incident next) =>
        events.All(e => e is IncidentEvent.ViewingStarted or IncidentEvent.ViewingEnded or IncidentEvent.SnapshotTaken
            or IncidentEvent.FollowingStarted or IncidentEvent.FollowingEnded
            or IncidentEvent.RecordingSegmentSealed) ? []
        : events.All(e => e is IncidentEvent.AccessDenied or IncidentEvent.MaterialViewed or IncidentEvent.ClipGiven) ? [next.SharingParty.Id]
        : [.. next.Participants().Select(each => each.Id)];

    /// <summary>What takes rights away, and what has happened whether the log is there or not.</summary>
    private static bool DoesNotWait(IncidentEvent e) => e is IncidentEvent.AccessDenied or IncidentEvent.UnwatchedEscalated || TakesAway(e);

    private static bool TakesAway(IncidentEvent e) =>
        e is IncidentEvent.Closed or IncidentEvent.Dismissed or IncidentEvent.Withdrawn or IncidentEvent.Expired or IncidentEvent.Left
            or IncidentEvent.ViewingEnded or IncidentEvent.ClipGiven or IncidentEvent.FollowingEnded
            or IncidentEvent.RoomLeft or IncidentEvent.LeadWithdrawn or IncidentEvent.LeadDeclined;
}
