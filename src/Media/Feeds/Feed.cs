using LiveView.Domain.Identifiers;

namespace LiveView.Media.Feeds;

/// <summary>
/// The picture of one camera as it passes through this process: the current init segment, the current group of pictures, and the
/// viewers. Publishing never waits for a viewer. Its epoch never goes down.
/// </summary>
public sealed class Feed
{
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

    /// <summary>Makes an empty feed.</summary>
    /// <param name="camera">Whose picture it is.</param>
    /// <param name="limits">How much it and its viewers may hold.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stateChanged">Told of every change of state with its epoch, in order; must return at once and not call the feed.</param>
    public Feed(CameraId camera, FeedLimits limits, TimeProvider time, Action<Feed, long, PictureState>? stateChanged = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        Camera = camera;
        _limits = limits;
        _time = time;
        _ring = new PictureRing(limits);
        _stateChanged = stateChanged;
        Timeline = new Mp4.DecodeTimeline();
    }

    /// <summary>Whose picture it is.</summary>
    public CameraId Camera { get; }

    // Only touched by the current writer, under the gate.
    internal Mp4.DecodeTimeline Timeline { get; }

    /// <summary>The feed at this moment.</summary>
    public FeedStatus Status
    {
        get
        {
            lock (_gate)
            {
                return new FeedStatus(Camera, _epoch, _state, _init?.Segment, _viewers.Length, _sequence, _lastFragmentAt);
            }
        }
    }

    /// <summary>Joins the feed: the state, then init and the whole current group of pictures at once, then live.</summary>
    /// <remarks>On a feed that has ended, the subscription is ended from the start.</remarks>
    public FeedSubscription Subscribe() => Subscribe(TimeSpan.Zero);

    /// <summary>Joins the feed with what came before: from the last key frame at or before a moment in the past, as far as it is kept.</summary>
    /// <param name="back">How far back, at least 0; see <see cref="FeedLimits.PreAlarm" />.</param>
    /// <remarks>On a feed that has ended, the subscription is ended from the start.</remarks>
    public FeedSubscription Subscribe(TimeSpan back)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(back, TimeSpan.Zero);
        lock (_gate)
        {
            var burst = back == TimeSpan.Zero ? _ring.Current : _ring.Since(_time.GetUtcNow() - back);
            var viewer = new FeedSubscription(this, _limits, _time, _state, _init, burst);
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

    internal bool Publish(FeedWriter writer, Mp4.CutFragment cut)
    {
        FeedSubscription[] viewers;
        lock (_gate)
        {
            if (_writer != writer || _init is null)
            {
                return false;
            }

            var arrivedAt = _time.GetUtcNow();
            _sequence++;
            cut.Renumber(Timeline.Place(cut.DecodeTime, cut.Duration, arrivedAt), (uint)_sequence);
            var fragment = Fragment.Seal(cut, _epoch, _sequence, arrivedAt);
            _ring.Add(fragment);
            _lastFragmentAt = arrivedAt;
            viewers = _viewers;
            Deliver(fragment);
            ChangeState(writer.StateAfter(fragment, _ring.OutOfBounds, _limits.GroupLength));
            fragment.Release();
        }

        FanOut.Tell(viewers);
        return true;
    }

    /// <summary>An init segment of a feed elsewhere, as it came.</summary>
    internal bool Pass(FeedWriter writer, FeedInit init)
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

    /// <summary>A frame of a feed elsewhere, as it came: its epoch, number and times are those of that feed. The reference stays the caller's.</summary>
    internal bool Pass(FeedWriter writer, Fragment fragment)
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
            Deliver(fragment);
        }

        FanOut.Tell(viewers);
        return true;
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

    private void Deliver(Fragment fragment)
    {
        var now = _time.GetTimestamp();
        foreach (var viewer in _viewers)
        {
            if (!viewer.Offer(fragment, now))
            {
                viewer.End(EndReason.TooSlow);
                Leave(viewer);
            }
        }
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
