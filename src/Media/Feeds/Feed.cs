using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Media.Feeds;

/// <summary>
/// One stream of one camera as it passes through this process: the current init segment, the current group of pictures, and the
/// viewers. Publishing never waits for a viewer. Its epoch never goes down.
/// </summary>
public sealed class Feed
{
    // Taken before the gate, and kept while viewers are served: what is published reaches each in the order in which it was.
    private readonly Lock _publishing = new();
    private readonly Lock _gate = new();
    private readonly FeedLimits _limits;
    private readonly TimeProvider _time;
    private readonly PictureRing _ring;
    private readonly Action<Feed, long, PictureState>? _stateChanged;
    private FeedSubscription[] _viewers = [];
    private FeedWriter? _writer;
    private FeedInit? _init;
    private PictureState _state = PictureState.Off;
    private EndReason? _ended;
    private long _epoch;
    private long _sequence;
    private int _runs;
    private DateTimeOffset? _lastFragmentAt;
    private HeldPictures? _held;
    private ITimer? _forgets;

    /// <summary>Makes an empty feed.</summary>
    /// <param name="id">Which stream of which camera it is.</param>
    /// <param name="limits">How much it and its viewers may hold.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stateChanged">Told of every change of state with its epoch, in order; must return at once and not call the feed.</param>
    public Feed(FeedId id, FeedLimits limits, TimeProvider time, Action<Feed, long, PictureState>? stateChanged = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        Id = id;
        _limits = limits;
        _time = time;
        _ring = new PictureRing(limits);
        _stateChanged = stateChanged;
        Timeline = new Mp4.DecodeTimeline();
    }

    /// <summary>Which stream of which camera it is.</summary>
    public FeedId Id { get; }

    // Only touched by the current writer, under the gate.
    internal Mp4.DecodeTimeline Timeline { get; }

    /// <summary>The feed at this moment.</summary>
    public FeedStatus Status
    {
        get
        {
            lock (_gate)
            {
                return new FeedStatus(Id, _epoch, _state, _init?.Segment, _viewers.Length, _sequence, _lastFragmentAt);
            }
        }
    }

    /// <summary>Joins the feed: the state, then init and the whole current group of pictures at once, then live.</summary>
    /// <remarks>On a feed that has ended, the subscription is ended from the start.</remarks>
    public FeedSubscription Subscribe()
    {
        lock (_gate)
        {
            return Join(null, _ring.Current);
        }
    }

    /// <summary>
    /// Joins the feed with what came before: from the last key frame at or before a moment in the past, as far as it is kept. For a
    /// recording that a release allows, and for nobody else.
    /// </summary>
    /// <param name="incident">The incident that records: what is held for another is not given.</param>
    /// <param name="from">The moment, UTC; see <see cref="FeedLimits.PreAlarm" />.</param>
    /// <remarks>On a feed that has ended, the subscription is ended from the start.</remarks>
    public FeedSubscription SubscribeForRecording(IncidentId incident, DateTimeOffset from)
    {
        lock (_gate)
        {
            ForgetWhatIsOver();
            var held = _held?.Incident == incident ? _held : null;
            var burst = _ring.Since(from);
            return Join(held, held is { Fragments: [.., var last] } ? burst.Where(each => (each.Epoch, each.Sequence).CompareTo((last.Epoch, last.Sequence)) > 0) : burst);
        }
    }

    /// <summary>How much from before an alarm is kept from now on.</summary>
    /// <param name="preAlarm">At least 0; less than before forgets the rest at the next key frame.</param>
    public void Keep(TimeSpan preAlarm)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(preAlarm, TimeSpan.Zero);
        lock (_gate)
        {
            _ring.PreAlarm = preAlarm;
        }
    }

    /// <summary>
    /// Holds what there is since a moment for one incident, until it is forgotten; said again, it changes nothing. It takes the place of
    /// what was held for another.
    /// </summary>
    /// <param name="incident">The incident.</param>
    /// <param name="from">Earliest picture, UTC.</param>
    /// <param name="until">When it is forgotten, UTC.</param>
    public void Hold(IncidentId incident, DateTimeOffset from, DateTimeOffset until)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            if (_held?.Incident == incident || _ring.PreAlarm == TimeSpan.Zero || until <= now || _init is null || _ended is not null)
            {
                return;
            }

            DropHeld();
            _held = new HeldPictures(incident, _init, _ring.Since(from), until);
            _forgets = _time.CreateTimer(_ => ForgetInTime(), null, until - now, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Forgets what is held for an incident: it is over.</summary>
    public void Forget(IncidentId incident)
    {
        lock (_gate)
        {
            if (_held?.Incident == incident)
            {
                DropHeld();
            }
        }
    }

    /// <summary>Starts a run of an ingest: from now on only its writer is heard.</summary>
    /// <param name="epoch">Epoch of the assignment, 1 to 4294967295.</param>
    /// <returns>The writer, or null when the feed has ended or is at a higher epoch already.</returns>
    public FeedWriter? StartRun(long epoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epoch, uint.MaxValue);
        lock (_gate)
        {
            if (_ended is not null || epoch < _epoch)
            {
                return null;
            }

            if (epoch > _epoch)
            {
                _epoch = epoch;
                _sequence = 0;
            }

            ForgetPicture();
            _runs++;
            return _writer = new FeedWriter(this, epoch, _runs);
        }
    }

    /// <summary>Ends the feed and all subscriptions to it.</summary>
    /// <param name="reason">Told to every viewer.</param>
    public void End(EndReason reason)
    {
        FeedSubscription[] viewers;
        lock (_gate)
        {
            if (_ended is not null)
            {
                return;
            }

            _ended = reason;
            _writer = null;
            ForgetPicture();
            DropHeld();
            viewers = _viewers;
            _viewers = [];
            foreach (var viewer in viewers)
            {
                viewer.End(reason);
            }

            ChangeState(PictureState.Off);
        }

        FanOut.Tell(viewers);
    }

    internal bool Publish(FeedWriter writer, Mp4.InitSegment segment)
    {
        lock (_publishing)
        {
            FeedSubscription[] viewers;
            lock (_gate)
            {
                if (_writer != writer)
                {
                    return false;
                }

                Timeline.StartRun(segment.Timescale);
                viewers = Begin(new FeedInit(segment, writer.Epoch, writer.Run, _time.GetUtcNow()));
            }

            FanOut.Tell(viewers);
            return true;
        }
    }

    internal bool Publish(FeedWriter writer, Mp4.CutFragment cut)
    {
        lock (_publishing)
        {
            FeedSubscription[] viewers;
            Fragment fragment;
            lock (_gate)
            {
                if (_writer != writer || _init is null)
                {
                    return false;
                }

                var arrivedAt = _time.GetUtcNow();
                _sequence++;
                cut.Renumber(Timeline.Place(cut.DecodeTime, cut.Duration, arrivedAt), (uint)_sequence);
                fragment = Fragment.Seal(cut, _epoch, _sequence, arrivedAt);
                _ring.Add(fragment);
                _lastFragmentAt = arrivedAt;
                viewers = _viewers;
                ChangeState(writer.StateAfter(fragment, _ring.OutOfBounds, _limits.GroupLength));
            }

            FanOut.Deliver(viewers, fragment, _time.GetTimestamp());
            fragment.Release();
            return true;
        }
    }

    /// <summary>An init segment of a feed elsewhere, as it came.</summary>
    internal bool Pass(FeedWriter writer, FeedInit init)
    {
        lock (_publishing)
        {
            FeedSubscription[] viewers;
            lock (_gate)
            {
                if (_writer != writer)
                {
                    return false;
                }

                viewers = Begin(init);
            }

            FanOut.Tell(viewers);
            return true;
        }
    }

    /// <summary>A frame of a feed elsewhere, as it came: its epoch, number and times are those of that feed. The reference stays the caller's.</summary>
    internal bool Pass(FeedWriter writer, Fragment fragment)
    {
        lock (_publishing)
        {
            FeedSubscription[] viewers;
            lock (_gate)
            {
                if (_writer != writer || _init is null)
                {
                    return false;
                }

                _sequence = fragment.Sequence;
                _ring.Add(fragment);
                _lastFragmentAt = fragment.ArrivedAt;
                viewers = _viewers;
            }

            FanOut.Deliver(viewers, fragment, _time.GetTimestamp());
            return true;
        }
    }

    internal bool Publish(FeedWriter writer, PictureState state)
    {
        FeedSubscription[] viewers;
        lock (_gate)
        {
            if (_writer != writer)
            {
                return false;
            }

            if (state.Condition is PictureCondition.Reconnecting or PictureCondition.Failed)
            {
                ForgetPicture();
            }

            viewers = _viewers;
            ChangeState(state);
        }

        FanOut.Tell(viewers);
        return true;
    }

    internal void Leave(FeedSubscription viewer)
    {
        lock (_gate)
        {
            _viewers = [.. _viewers.Where(other => other != viewer)];
        }
    }

    private FeedSubscription Join(HeldPictures? held, IEnumerable<Fragment> burst)
    {
        var viewer = new FeedSubscription(this, _limits, _time, _state, held, _init, burst);
        if (_ended is { } reason)
        {
            viewer.End(reason);
        }
        else
        {
            _viewers = [.. _viewers, viewer];
        }

        return viewer;
    }

    private void ForgetInTime()
    {
        lock (_gate)
        {
            ForgetWhatIsOver();
        }
    }

    private void ForgetWhatIsOver()
    {
        if (_held is { } held && held.Until <= _time.GetUtcNow())
        {
            DropHeld();
        }
    }

    private void DropHeld()
    {
        _forgets?.Dispose();
        _held?.Release();
        (_forgets, _held) = (null, null);
    }

    // A picture of an earlier run must not greet a new viewer as if it were live.
    private void ForgetPicture()
    {
        _init = null;
        _ring.Clear();
    }

    private FeedSubscription[] Begin(FeedInit init)
    {
        _ring.Clear();
        _init = init;
        var now = _time.GetTimestamp();
        foreach (var viewer in _viewers)
        {
            viewer.Offer(init, now);
        }

        return _viewers;
    }

    private void ChangeState(PictureState state)
    {
        if (_state == state)
        {
            return;
        }

        _state = state;
        foreach (var viewer in _viewers)
        {
            viewer.Offer(state);
        }

        _stateChanged?.Invoke(this, _epoch, state);
    }
}
