using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Line;
using LiveView.Media.Rtmp;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>
/// Owns all feeds, and all connections and processes that fill them. It decides nothing: it follows assignments, and stops by itself what is
/// not renewed, so that a node that lost touch with the cluster never shows a second truth.
/// </summary>
public sealed class MediaNode : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<FeedId, CameraPost> _posts = [];
    private readonly Dictionary<FeedId, long> _highestEpochs = [];
    private readonly MediaNodeOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MediaNode> _logger;
    private readonly StateAnnouncer _announcer;
    private readonly ProcessLauncher _launcher;
    private readonly StartThrottle _throttle;
    private readonly StartThrottle _visits;
    private readonly TranscoderSeats _seats;
    private readonly RtspIngest _client;
    private readonly SoundIngest _sound;
    private readonly ScriptedIngest _scripted;
    private readonly CameraDialler _dialler;
    private readonly RtmpDoor _door;
    private readonly RelayPort _port = new();
    private readonly HashSet<Task> _running = [];
    private TaskCompletionSource _assigned = NewSignal();
    private bool _stopping;

    /// <summary>Makes a node; it does nothing until it gets an assignment.</summary>
    /// <param name="options">How it takes pictures in.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Event ids 3000 to 3999.</param>
    /// <param name="listener">Hears how the pictures are doing.</param>
    public MediaNode(MediaNodeOptions options, TimeProvider time, ILogger<MediaNode> logger, IPictureStateListener? listener = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _options = options;
        _time = time;
        _logger = logger;
        _announcer = new StateAnnouncer(listener, logger);
        _launcher = new ProcessLauncher(options, _port.Port, () => IngestLog.Unconfined(logger));
        _throttle = new StartThrottle(options.StartsAtOnce);
        _dialler = new CameraDialler(options.Line, time);
        _visits = new StartThrottle(options.VisitsAtOnce);
        _seats = new TranscoderSeats(options.TranscodersAtOnce);
        var ffmpeg = new FfmpegIngest(_launcher, _throttle, _seats, _port, options, time);
        _door = new RtmpDoor(options.Sources.RtmpListen, time, logger);
        _scripted = new ScriptedIngest(_launcher, _throttle, _seats, options, time);
        _sound = new SoundIngest(ffmpeg, options, time);
        _client = new RtspIngest(ffmpeg, _launcher, _throttle, _seats, options, time);
    }

    /// <summary>All feeds on this node, at this moment.</summary>
    public IReadOnlyList<FeedStatus> Statuses
    {
        get
        {
            lock (_gate)
            {
                return [.. _posts.Values.Select(post => post.Feed.Status)];
            }
        }
    }

    /// <summary>How many pictures are being converted at this moment, because a browser would not show them as they come.</summary>
    public int Transcoding => _seats.Taken;

    /// <summary>What bounds how many pictures are converted at once, for all that converts on this node.</summary>
    public TranscoderSeats Seats => _seats;

    /// <summary>Takes a camera in, or lets a newer assignment take the place of an older one. Returns at once.</summary>
    public AssignmentAnswer Assign(IngestAssignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentOutOfRangeException.ThrowIfLessThan(assignment.Epoch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(assignment.Epoch, uint.MaxValue);
        AssignmentAnswer answer;
        lock (_gate)
        {
            answer = Accept(assignment);
        }

        IngestLog.Assigned(_logger, $"{assignment.Feed}", assignment.Epoch, answer);
        return answer;
    }

    /// <summary>Keeps an ingest alive until a later moment; a moment earlier than the one agreed on changes nothing.</summary>
    /// <param name="feed">Which stream of which camera.</param>
    /// <param name="epoch">Epoch of the assignment.</param>
    /// <param name="until">When the node stops by itself, UTC.</param>
    /// <returns>False when this assignment does not run here (any more).</returns>
    public bool RenewLease(FeedId feed, long epoch, DateTimeOffset until)
    {
        lock (_gate)
        {
            if (!_posts.TryGetValue(feed, out var post) || post.Epoch != epoch)
            {
                return false;
            }

            post.Renew(until);
            return true;
        }
    }

    /// <summary>Stops a camera: viewers end at once, and the process is dead when the returned task completes.</summary>
    /// <param name="feed">Which stream of which camera.</param>
    /// <param name="epoch">The assignment to stop, and any before it; a newer one is left alone.</param>
    /// <returns>Whether something ran.</returns>
    public async ValueTask<bool> StopAsync(FeedId feed, long epoch)
    {
        Task ending;
        lock (_gate)
        {
            _highestEpochs[feed] = Math.Max(epoch, _highestEpochs.GetValueOrDefault(feed));
            if (!_posts.TryGetValue(feed, out var post) || post.Epoch > epoch)
            {
                return false;
            }

            ending = Remove(post, EndReason.CameraStopped);
        }

        await ending.ConfigureAwait(false);
        return true;
    }

    /// <summary>Has the feed of a camera hold for an incident what it has since a moment; nothing where none is taken in here.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="from">Earliest picture, UTC.</param>
    /// <param name="until">When it is forgotten, UTC.</param>
    /// <returns>Whether the camera is taken in here.</returns>
    public bool Hold(CameraId camera, IncidentId incident, DateTimeOffset from, DateTimeOffset until)
    {
        var feed = FeedOf(camera);
        feed?.Hold(incident, from, until);
        return feed is not null;
    }

    /// <summary>Forgets what is held of a camera for an incident.</summary>
    public void Forget(CameraId camera, IncidentId incident) => FeedOf(camera)?.Forget(incident);

    private Feed? FeedOf(CameraId camera)
    {
        lock (_gate)
        {
            return _posts.GetValueOrDefault(new FeedId(camera, CameraStream.Main))?.Feed;
        }
    }

    /// <summary>One feed at this moment; null when the camera is not on this node.</summary>
    public FeedStatus? Status(FeedId feed)
    {
        lock (_gate)
        {
            return _posts.GetValueOrDefault(feed)?.Feed.Status;
        }
    }

    /// <summary>Finds the feed of a camera, and waits for its assignment if need be.</summary>
    /// <param name="feed">Which stream of which camera.</param>
    /// <param name="epoch">Least epoch that will do.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The feed, which may not have a picture yet; null when there was none in time.</returns>
    public async ValueTask<Feed?> FindFeedAsync(FeedId feed, long epoch, TimeSpan patience, CancellationToken cancellation)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            Task assigned;
            lock (_gate)
            {
                if (_posts.TryGetValue(feed, out var post) && post.Epoch >= epoch)
                {
                    return post.Feed;
                }

                assigned = _assigned.Task;
            }

            var left = patience - _time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            try
            {
                await assigned.WaitAsync(left, _time, cancellation).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }
    }

    /// <summary>Ends all subscriptions and kills all processes; none is left when it completes.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            foreach (var post in _posts.Values.ToArray())
            {
                Remove(post, EndReason.NodeStopping);
            }

            running = [.. _running];
        }

        await Task.WhenAll(running).ConfigureAwait(false);
        await _door.DisposeAsync().ConfigureAwait(false);
        await _launcher.DisposeAsync().ConfigureAwait(false);
        await _announcer.DisposeAsync().ConfigureAwait(false);
        _throttle.Dispose();
        _visits.Dispose();
        _port.Dispose();
    }

    private AssignmentAnswer Accept(IngestAssignment assignment)
    {
        if (_stopping)
        {
            return AssignmentAnswer.NodeStopping;
        }

        var runs = _posts.TryGetValue(assignment.Feed, out var post);
        if (runs && post!.Epoch == assignment.Epoch)
        {
            post.Renew(assignment.LeaseUntil);
            return AssignmentAnswer.AlreadyRunning;
        }

        if (assignment.Epoch <= _highestEpochs.GetValueOrDefault(assignment.Feed))
        {
            return AssignmentAnswer.StaleEpoch;
        }

        _highestEpochs[assignment.Feed] = assignment.Epoch;
        post ??= NewPost(assignment.Feed);
        post.Feed.Keep(assignment.PreAlarm);

        // At once, so that whoever joins now sees nothing of the epoch before.
        post.Feed.StartRun(assignment.Epoch)?.Publish(PictureState.Starting);
        post.Start(assignment.Epoch, (before, stop) => RunAsync(assignment, post.Feed, before, stop));
        _running.RemoveWhere(task => task.IsCompleted);
        _running.Add(post.Running);
        post.Renew(assignment.LeaseUntil);
        _assigned.SetResult();
        _assigned = NewSignal();
        return runs ? AssignmentAnswer.Replaced : AssignmentAnswer.Started;
    }

    private CameraPost NewPost(FeedId id)
    {
        var feed = new Feed(id, _options.Limits, _time, Announce);
        var timer = _time.CreateTimer(_ => CheckLease(feed), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return _posts[id] = new CameraPost(feed, _time, timer);
    }

    private void Announce(Feed feed, long epoch, PictureState state) => _announcer.Announce(feed.Id, epoch, state);

    private void CheckLease(Feed feed)
    {
        lock (_gate)
        {
            if (_posts.TryGetValue(feed.Id, out var post) && post.Feed == feed && post.LeaseLapsed())
            {
                Remove(post, EndReason.LeaseLapsed);
            }
        }
    }

    private Task Remove(CameraPost post, EndReason reason)
    {
        _posts.Remove(post.Feed.Id);
        post.Feed.End(reason);
        post.Dispose();
        IngestLog.Stopped(_logger, $"{post.Feed.Id}", post.Epoch, reason);
        return post.Running;
    }

    private async Task RunAsync(IngestAssignment assignment, Feed feed, Task before, CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await before.ConfigureAwait(false);
        try
        {
            await new CameraIngest(assignment, feed, SourceOf(assignment), _visits, _options.ReconnectPace, _time, _logger).RunAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopped, replaced or fenced: whoever did it told the viewers.
        }
#pragma warning disable CA1031 // The last place where it can be seen; it must not keep the node from stopping.
        catch (Exception e)
        {
            IngestLog.IngestFailed(_logger, $"{assignment.Feed}", assignment.Epoch, e);
        }
#pragma warning restore CA1031
    }

    private ISource SourceOf(IngestAssignment assignment) => assignment.Address switch
    {
        RtspAddress camera when assignment.Feed.Stream == CameraStream.Audio => new RtspSource(assignment, camera, _dialler, _sound, _logger),
        _ when assignment.Feed.Stream == CameraStream.Audio => new SilentSource(),
        RtspAddress camera => new RtspSource(assignment, camera, _dialler, _client, _logger),
        RtmpAddress push => new RtmpSource(assignment, push, _door, _launcher, _throttle, _seats, _options, _time, _logger),
        SrtAddress push => new SrtSource(assignment, push, _scripted, _options, _logger),
        FileAddress film => new FilmSource(film, _scripted, _options),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no source."),
    };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
