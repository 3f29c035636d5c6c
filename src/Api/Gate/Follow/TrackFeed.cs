using System.Collections.Immutable;
using LiveView.Api.Gate.Overview;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.CamerasAhead;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Gate.Follow;

/// <summary>
/// One tracked object at this edge: every event once, in order, however it came; what is missing is asked for. Thread-safe.
/// </summary>
internal sealed class TrackFeed(TrackedObjectId id, OrganisationId owner, ITrackedObjectGrain grain)
{
    /// <summary>Shorter than the time between two frames of an overview.</summary>
    private static readonly TimeSpan PlaceTime = TimeSpan.FromMilliseconds(900);

    private readonly Lock _gate = new();
    private readonly HashSet<TrackFollower> _followers = [];
    private Track _track = Track.Empty;
    private TrackSettings _settings = TrackSettings.Vehicle;
    private ImmutableDictionary<IncidentId, long> _rights = ImmutableDictionary<IncidentId, long>.Empty;
    private Task _catchingUp = Task.CompletedTask;
    private int _lookers;
    private Place? _place;
    private bool _isReady;
    private bool _isOver;

    public TrackedObjectId Id => id;

    public OrganisationId Owner => owner;

    public ITrackedObjectGrain Grain => grain;

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _followers.Count == 0 && _lookers == 0;
            }
        }
    }

    /// <summary>Whether the object is its party's no more.</summary>
    public bool IsOver => Volatile.Read(ref _isOver);

    /// <summary>Where it is, and the number of the last event.</summary>
    public (long Sequence, TrackFix? Live) Standing
    {
        get
        {
            lock (_gate)
            {
                return (_track.LastSequence, _track.Live);
            }
        }
    }

    /// <summary>
    /// Where it is thought to be at a moment, UTC, the fix that this rests on, and which cameras it is about to come past; null before the first.
    /// </summary>
    public (TrackFix From, PositionEstimate Estimate, CameraPreview Cameras)? ThoughtToBe(DateTimeOffset now, IReadOnlyList<RoadsideCamera> cameras)
    {
        lock (_gate)
        {
            return _track.Live is { } live && Estimate.Of(_track, _settings, now) is { } estimate
                ? (live, estimate, cameras.Count == 0 ? CameraPreview.None : Corridor.Of(_track, estimate, cameras))
                : null;
        }
    }

    /// <summary>
    /// Where it is thought to be, as an overview shows it; null before the first position. Reckoned once for all consoles that ask within a second.
    /// </summary>
    public Place? PlaceAt(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_track.Live is not { } live)
            {
                return _place = null;
            }

            if (_place is not { } known || known.Fix != live.Sequence || now - known.At is var old && (old < TimeSpan.Zero || old >= PlaceTime))
            {
                _place = Estimate.Of(_track, _settings, now) is { } estimate ? Place.Of(id, live, estimate, now) : null;
            }

            return _place;
        }
    }

    /// <summary>The epoch of an incident's rights under which, at least, something may leave.</summary>
    public long Needed(IncidentId incident) => Volatile.Read(ref _rights).GetValueOrDefault(incident);

    /// <summary>From here on the follower hears every event; what came before, the number says. Null when the object is its party's no more.</summary>
    public (long Sequence, TrackFix? Live)? Join(TrackFollower follower)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return null;
            }

            _followers.Add(follower);
            return (_track.LastSequence, _track.Live);
        }
    }

    /// <summary>Somebody looks where it is, now and then; false when the object is its party's no more.</summary>
    public bool Look()
    {
        lock (_gate)
        {
            _lookers += _isOver ? 0 : 1;
            return !_isOver;
        }
    }

    public void LookAway()
    {
        lock (_gate)
        {
            _lookers--;
        }
    }

    public void Leave(TrackFollower follower)
    {
        lock (_gate)
        {
            _followers.Remove(follower);
        }
    }

    /// <summary>Takes what the object tells.</summary>
    public Task HeardAsync(TrackBatch batch)
    {
        Mark(batch.Rights);
        if (batch.IsOver)
        {
            End();
        }

        return Take(batch.Events) ? Task.CompletedTask : CatchUpAsync();
    }

    /// <summary>Holds what is known here against how the object stands.</summary>
    /// <param name="snapshot">How it stands; null when it is its party's no more.</param>
    /// <param name="heard">
    /// The number of the last event that was known here before the object was asked: what it told while its answer was on the way makes that no
    /// older, and only an object that stands before what it told then has lost something.
    /// </param>
    public Task RenewedAsync(TrackSnapshot? snapshot, long heard)
    {
        if (snapshot is null)
        {
            End();
            return Task.CompletedTask;
        }

        Mark(snapshot.Rights);
        lock (_gate)
        {
            _settings = snapshot.Settings;
            if (!_isReady || snapshot.LastSequence < heard)
            {
                Begin(snapshot);
            }
        }

        return Standing.Sequence < snapshot.LastSequence ? CatchUpAsync() : Task.CompletedTask;
    }

    private void Mark(RightsMark[] rights)
    {
        foreach (var mark in rights)
        {
            ImmutableInterlocked.AddOrUpdate(ref _rights, mark.Incident, mark.Epoch, (_, known) => Math.Max(known, mark.Epoch));
        }
    }

    /// <summary>False when something before these is missing.</summary>
    private bool Take(IReadOnlyList<TrackEvent> events)
    {
        lock (_gate)
        {
            foreach (var happened in events)
            {
                if (happened.Sequence > _track.LastSequence + 1 || !_isReady)
                {
                    return !_isReady;
                }

                if (happened.Sequence == _track.LastSequence + 1)
                {
                    Tell(happened);
                }
            }

            return true;
        }
    }

    private void Tell(TrackEvent happened)
    {
        var before = _track.Live;
        _track = TrackRules.Evolve(_track, happened);
        if (_followers.Count == 0)
        {
            return;
        }

        var frame = TrackText.Frame(happened, ReferenceEquals(before, _track.Live) ? null : _track.Live);
        foreach (var follower in _followers)
        {
            follower.Post(frame);
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _isOver = true;
            foreach (var follower in _followers)
            {
                follower.End();
            }
        }
    }

    /// <summary>Asked for once, however many notice that something is missing.</summary>
    private Task CatchUpAsync()
    {
        lock (_gate)
        {
            return _catchingUp = _catchingUp.IsCompleted ? AskAsync() : _catchingUp;
        }
    }

    private async Task AskAsync()
    {
        while (true)
        {
            var page = await grain.ReadAfter(owner, Standing.Sequence);
            if (page.IsGone)
            {
                await BeginAnewAsync();
                return;
            }

            Take(page.Events);
            if (page.Events.Length == 0 || page.LastSequence <= Standing.Sequence)
            {
                return;
            }
        }
    }

    /// <summary>What is missing was never stored.</summary>
    private async Task BeginAnewAsync()
    {
        var heard = Standing.Sequence;
        if (await grain.Standing(owner) is not { } snapshot)
        {
            End();
            return;
        }

        Mark(snapshot.Rights);
        lock (_gate)
        {
            // What came in meanwhile may have closed the gap and gone on.
            if (snapshot.LastSequence > _track.LastSequence || snapshot.LastSequence < heard)
            {
                Begin(snapshot);
            }
        }
    }

    private void Begin(TrackSnapshot snapshot)
    {
        var begun = snapshot.Live is { } live ? TrackRules.Evolve(Track.Empty, new TrackEvent.FixTaken(live)) : Track.Empty;
        _track = snapshot.Episodes.Aggregate(begun, TrackRules.Evolve) with { LastSequence = snapshot.LastSequence, Live = snapshot.Live };
        _isReady = true;
        if (snapshot.Live is { } fix)
        {
            var frame = TrackText.Frame(new TrackEvent.FixTaken(fix with { Sequence = snapshot.LastSequence }), fix);
            foreach (var follower in _followers)
            {
                follower.Skip(frame);
            }
        }
    }
}
