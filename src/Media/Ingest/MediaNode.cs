using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Line;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>
/// Owns all feeds, and all connections and processes that fill them. It decides nothing: it follows assignments, and stops by itself what is
/// not renewed, so that a node that lost touch with the cluster never shows a second truth.
/// </summary>
public sealed class MediaNode : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CameraId, CameraPost> _posts = [];
    private readonly Dictionary<CameraId, long> _highestEpochs = [];
    private readonly MediaNodeOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MediaNode> _logger;
    private readonly StateAnnouncer _announcer;
    private readonly ProcessLauncher _launcher;
    private readonly StartThrottle _throttle;
    private readonly StartThrottle _visits;
    private readonly TranscoderSeats _seats;
    private readonly RtspIngest _client;
    private readonly CameraDialler _dialler;
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

        IngestLog.Assigned(_logger, assignment.Camera.Value, assignment.Epoch, answer);
        return answer;
    }

    /// <summary>Keeps an ingest alive until a later moment; a moment earlier than the one agreed on changes nothing.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="epoch">Epoch of the assignment.</param>
    /// <param name="until">When the node stops by itself, UTC.</param>
    /// <returns>False when this assignment does not run here (any more).</returns>
    public bool RenewLease(CameraId camera, long epoch, DateTimeOffset until)
    {
        lock (_gate)
        {
            if (!_posts.TryGetValue(camera, out var post) || post.Epoch != epoch)
            {
                return false;
            }

            post.Renew(until);
            return true;
        }
    }

    /// <summary>Stops a camera: viewers end at once, and the process is dead when the returned task completes.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="epoch">The assignment to stop, and any before it; a newer one is left alone.</param>
    /// <returns>Whether something ran.</returns>
    public async ValueTask<bool> StopAsync(CameraId camera, long epoch)
    {
        Task ending;
        lock (_gate)
        {
            _highestEpochs[camera] = Math.Max(epoch, _highestEpochs.GetValueOrDefault(camera));
            if (!_posts.TryGetValue(camera, out var post) || post.Epoch > epoch)
            {
                return false;
            }

            ending = Remove(post, EndReason.CameraStopped);
        }

        await ending.ConfigureAwait(false);
        return true;
    }

    /// <summary>One feed at this moment; null when the camera is not on this node.</summary>
    public FeedStatus? Status(CameraId camera)
    {
        lock (_gate)
        {
            return _posts.GetValueOrDefault(camera)?.Feed.Status;
        }
    }

    /// <summary>Finds the feed of a camera, and waits for its assignment if need be.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="epoch">Least epoch that will do.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The feed, which may not have a picture yet; null when there was none in time.</returns>
    public async ValueTask<Feed?> FindFeedAsync(CameraId camera, long epoch, TimeSpan patience, CancellationToken cancellation)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            Task assigned;
            lock (_gate)
            {
                if (_posts.TryGetValue(camera, out var post) && post.Epoch >= epoch)
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

        var runs = _posts.TryGetValue(assignment.Camera, out var post);
        if (runs && post!.Epoch == assignment.Epoch)
        {
            post.Renew(assignment.LeaseUntil);
            return AssignmentAnswer.AlreadyRunning;
        }

        if (assignment.Epoch <= _highestEpochs.GetValueOrDefault(assignment.Camera))
        {
            return AssignmentAnswer.StaleEpoch;
        }

        _highestEpochs[assignment.Camera] = assignment.Epoch;
        post ??= NewPost(assignment.Camera);

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

    private CameraPost NewPost(CameraId camera)
    {
        var feed = new Feed(camera, _options.Limits, _time, Announce);
        var timer = _time.CreateTimer(_ => CheckLease(camera, feed), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return _posts[camera] = new CameraPost(feed, _time, timer);
    }

    private void Announce(Feed feed, long epoch, PictureState state) => _announcer.Announce(feed.Camera, epoch, state);

    private void CheckLease(CameraId camera, Feed feed)
    {
        lock (_gate)
        {
            if (_posts.TryGetValue(camera, out var post) && post.Feed == feed && post.LeaseLapsed())
            {
                Remove(post, EndReason.LeaseLapsed);
            }
        }
    }

    private Task Remove(CameraPost post, EndReason reason)
    {
        _posts.Remove(post.Feed.Camera);
        post.Feed.End(reason);
        post.Dispose();
        IngestLog.Stopped(_logger, post.Feed.Camera.Value, post.Epoch, reason);
        return post.Running;
    }

    private async Task RunAsync(IngestAssignment assignment, Feed feed, Task before, CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await before.ConfigureAwait(false);
        try
        {
            await new CameraIngest(assignment, feed, _dialler, _client, _visits, _options.ReconnectPace, _time, _logger).RunAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopped, replaced or fenced: whoever did it told the viewers.
        }
#pragma warning disable CA1031 // The last place where it can be seen; it must not keep the node from stopping.
        catch (Exception e)
        {
            IngestLog.IngestFailed(_logger, assignment.Camera.Value, assignment.Epoch, e);
        }
#pragma warning restore CA1031
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
