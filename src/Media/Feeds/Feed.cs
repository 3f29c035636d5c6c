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
    private readonly GroupOfPictures _group;
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
        _group = new GroupOfPictures(limits);
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
    public FeedSubscription Subscribe()
    {
        lock (_gate)
        {
            var viewer = new FeedSubscription(this, _limits, _time, _state, _init, _group.Fragments);
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
        lock (_gate)
        {
            if (_ended is not null)
            {
                return;
            }

            _ended = reason;
            _writer = null;
            ForgetPicture();
            foreach (var viewer in _viewers)
            {
                viewer.End(reason);
            }

            _viewers = [];
            ChangeState(PictureState.Off);
        }
    }

    internal bool Publish(FeedWriter writer, Mp4.InitSegment segment)
    {
        lock (_gate)
        {
            if (_writer != writer)
            {
                return false;
            }

            Timeline.StartRun(segment.Timescale);
            _group.Clear();
            _init = new FeedInit(segment, writer.Epoch, writer.Run, _time.GetUtcNow());
            var now = _time.GetTimestamp();
            foreach (var viewer in _viewers)
            {
                viewer.Offer(_init, now);
            }

            return true;
        }
    }

    internal bool Publish(FeedWriter writer, Mp4.CutFragment cut)
    {
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
            _group.Add(fragment);
            _lastFragmentAt = arrivedAt;
            Deliver(fragment);
            ChangeState(writer.StateAfter(fragment, _group.OutOfBounds, _limits.GroupLength));
            return true;
        }
    }

    internal bool Publish(FeedWriter writer, PictureState state)
    {
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

            ChangeState(state);
            return true;
        }
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
        _group.Clear();
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
