using System.Globalization;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Rights;
using LiveView.Grains.Abstractions.Tracking;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Tracking;

/// <summary>
/// Hears what an object raises the alarm about, keeps it until it is raised or refused, and says what became of it. What cannot be raised now
/// is tried again with the next report, and by itself.
/// </summary>
internal sealed class WatchKeeper(
    IPersistentState<TrackedObjectState> state, IGrainFactory grains, ObjectAlarms alarms, TimeProvider time, ILogger logger)
{
    /// <summary>An alarm that could not be raised for so long is kept and tried again, but holds up what its object reports no more.</summary>
    private static readonly TimeSpan HoldsUp = TimeSpan.FromMinutes(2);

    private readonly Turns _turns = new();
    private bool _unwritten;
    private bool _waits;

    /// <summary>Whether nothing waits to be stored, raised or written down.</summary>
    public bool IsSettled => !_unwritten && state.State.Watch.Unsettled.IsEmpty;

    /// <summary>Whether something waited when it was looked at last. For any thread.</summary>
    public bool Waits => Volatile.Read(ref _waits);

    /// <summary>Whether who reports is to send again: something is not stored, or was heard so lately that it is worth to wait for it.</summary>
    public bool MustWait => _unwritten || state.State.Watch.Unsettled is [var oldest, ..] && time.GetUtcNow() - oldest.HeardAt < HoldsUp;

    /// <summary>Looks whether something waits, and remembers it for other threads.</summary>
    public void Look() => Volatile.Write(ref _waits, !IsSettled);

    /// <summary>Hears what happened to the track, at once and in order; nothing is waited for.</summary>
    public void Hear(IReadOnlyList<TrackEvent> events, Track track)
    {
        if (state.State.Registered is { } registered)
        {
            var before = state.State.Watch;
            state.State.Watch = AlarmRules.Hear(before, registered, events, track, time.GetUtcNow());
            _unwritten |= state.State.Watch.DiffersFor(before);
            Look();
        }
    }

    /// <summary>Stores what was heard and settles it, the oldest first.</summary>
    /// <returns>What became of each alarm that was settled.</returns>
    public Task<HeardAlarm[]> SettleAsync() => IsSettled ? Task.FromResult<HeardAlarm[]>([]) : _turns.TakeAsync(async () =>
    {
        List<HeardAlarm> settled = [];
        await WriteAsync();
        while (state.State.Registered is { } registered && state.State.Watch.Unsettled is [var first, ..])
        {
            var heard = await OutcomeAsync(registered, first);
            if (state.State.Watch.Unsettled is not [var still, ..] || still != first)
            {
                // The object went to another party meanwhile, and what was heard for the one that had it is gone.
                continue;
            }

            state.State.Watch = state.State.Watch.Settled(heard);
            _unwritten = true;
            settled.Add(heard);
        }

        await WriteAsync();
        return settled.ToArray();
    });

    /// <summary>Stores what was changed of the object beside this, in turn.</summary>
    public Task StoreAsync() => _turns.TakeAsync(async () =>
    {
        _unwritten = true;
        await WriteAsync();
        return true;
    });

    /// <summary>Changes what is listened for: decided, written down, then stored and true.</summary>
    /// <param name="by">Who changes it.</param>
    /// <param name="decide">Gives what is written down and how the watch is then, or why not.</param>
    public Task<WatchResult> ChangeAsync(Actor by, Func<ObjectWatch, DateTimeOffset, WatchChange> decide) => _turns.TakeAsync(async () =>
    {
        var now = time.GetUtcNow();
        if (decide(state.State.Watch, now) is var change && change.Refusal is { } refusal)
        {
            return new WatchResult(null, refusal);
        }

        if (change.Kind is { } kind)
        {
            await WriteDownAsync(new RightsChange(kind, now, by, state.State.Registered!.Id.Value, change.Details), by.Organisation);
            // What was heard meanwhile stays: only what is listened for is changed.
            state.State.Watch = change.Apply(state.State.Watch);
            _unwritten = true;
            await WriteAsync();
        }

        return new WatchResult(state.State.Watch.Without(now), null);
    });

    private async Task WriteAsync()
    {
        if (_unwritten)
        {
            _unwritten = false;
            try
            {
                await state.WriteStateAsync();
            }
            catch
            {
                _unwritten = true;
                Look();
                throw;
            }
        }
    }

    private async Task<HeardAlarm> OutcomeAsync(TrackedObject registered, UnsettledAlarm heard)
    {
        var (outcome, incident) = heard.Raises
            ? await alarms.RaiseAsync(registered, heard, state.State.Watch.LastIncident)
            : (ObjectAlarmOutcome.NotWatched, null);
        if (outcome != ObjectAlarmOutcome.Raised)
        {
            TrackLog.AlarmNotRaised(logger, registered.Id, heard.Alarm.Cause, outcome);
            await WriteDownAsync(
                new RightsChange(RightsChangeKind.ObjectAlarmNotRaised, time.GetUtcNow(), null, registered.Id.Value, new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["at"] = heard.Alarm.At.ToString("O", CultureInfo.InvariantCulture),
                    ["cause"] = $"{heard.Alarm.Cause}",
                    ["why"] = $"{outcome}",
                }),
                registered.Owner);
        }

        return new HeardAlarm(heard.Alarm, time.GetUtcNow(), outcome, incident);
    }

    private Task WriteDownAsync(RightsChange change, OrganisationId party) =>
        grains.GetGrain<IRightsLogGrain>(GrainKeys.Rights(party)).Append(change);
}
