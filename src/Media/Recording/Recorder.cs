using System.Threading.Channels;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Storage;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Recording;

/// <summary>
/// Records on this media node what it is ordered to. It decides nothing: an order that is not given again in time lapses, so that a node
/// that lost touch with the cluster stops by itself.
/// </summary>
public sealed class Recorder : IAsyncDisposable
{
    /// <summary>How long an order holds without being given again.</summary>
    public static readonly TimeSpan OrderTime = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Dictionary<(IncidentId Incident, CameraId Camera), Running> _running = [];
    private readonly Channel<(RecordingOrder Order, RecordingCondition Condition)> _conditions =
        Channel.CreateBounded<(RecordingOrder, RecordingCondition)>(new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly OpenFeed _open;
    private readonly RecordingSpool _spool;
    private readonly RecordingKeys _keys;
    private readonly RecordingOptions _options;
    private readonly IRecordingListener _listener;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Task _telling;
    private bool _stopping;

    /// <summary>Makes a recorder; it does nothing until it gets an order.</summary>
    /// <param name="open">Opens the feeds of this node.</param>
    /// <param name="spool">Where segments are written; the recorder does not dispose of it.</param>
    /// <param name="keys">The keys of incidents.</param>
    /// <param name="options">How it records.</param>
    /// <param name="listener">Hears how the recordings are doing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Event ids 6400 to 6449.</param>
    public Recorder(
        OpenFeed open, RecordingSpool spool, RecordingKeys keys, RecordingOptions options, IRecordingListener listener, TimeProvider time,
        ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(time);
        _open = open;
        _spool = spool;
        _keys = keys;
        _options = options;
        _listener = listener;
        _time = time;
        _logger = logger;
        _telling = TellAsync();
        _timer = time.CreateTimer(_ => Look(), null, s_look, s_look);
    }

    /// <summary>Records a camera, or goes on to. Returns at once.</summary>
    public void Record(RecordingOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            var id = (order.Incident, order.Camera);
            if (_running.TryGetValue(id, out var running))
            {
                running.GivenAt = _time.GetTimestamp();
                if (order.From < running.ReachesBackTo)
                {
                    running.Tasks.Add(RecordEarlierAsync(order with { Until = running.ReachesBackTo }, running.Stop.Token));
                    running.ReachesBackTo = order.From;
                }

                running.Recording.Order = order with { From = running.Recording.Order.From };
                return;
            }

            var recording = new CameraRecording(
                order, _open, _spool, _keys, _options, _time, (of, condition) => _conditions.Writer.TryWrite((of, condition)), _logger);
            var stop = new CancellationTokenSource();
            _running[id] = new Running(recording, stop, Task.Run(() => recording.RunAsync(stop.Token)))
            {
                GivenAt = _time.GetTimestamp(),
                ReachesBackTo = order.From,
            };
        }
    }

    /// <summary>
    /// A later release may say more from before the alarm than the one that a camera is recorded for: what the feed still has of that
    /// becomes a take of its own, before what is recorded already.
    /// </summary>
    private async Task RecordEarlierAsync(RecordingOrder order, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(OrderTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        var recording = new CameraRecording(order, _open, _spool, _keys, _options, _time, (_, _) => { }, _logger, isOfThePast: true);
        await Task.Run(() => recording.RunAsync(either.Token), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Stops recording a camera; completes when nothing more of it is taken.</summary>
    public Task StopAsync(IncidentId incident, CameraId camera)
    {
        lock (_gate)
        {
            return _running.Remove((incident, camera), out var running) ? EndAsync(running, "ordered") : Task.CompletedTask;
        }
    }

    /// <summary>Stops all recordings and closes their segments.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] ending;
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            ending = [.. _running.Values.Select(running => EndAsync(running, "node stops"))];
            _running.Clear();
        }

        await _timer.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(ending).ConfigureAwait(false);
        _conditions.Writer.TryComplete();
        await _telling.ConfigureAwait(false);
    }

    private void Look()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            foreach (var (id, running) in _running.ToArray())
            {
                var lapsed = _time.GetElapsedTime(running.GivenAt) > OrderTime;
                if (lapsed || running.Recording.Order.Until <= now)
                {
                    _running.Remove(id);
                    _ = EndAsync(running, lapsed ? "not ordered again" : "release ended");
                }
            }
        }
    }

    private async Task EndAsync(Running running, string reason)
    {
        await running.Stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running.Tasks).ConfigureAwait(false);
        running.Stop.Dispose();
        RecordingLog.Stopped(_logger, running.Recording.Order.Camera, running.Recording.Order.Incident, reason);
    }

    private async Task TellAsync()
    {
        await foreach (var (order, condition) in _conditions.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await _listener.OnConditionAsync(order.Incident, order.Camera, condition, CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A listener is foreign code: its failure is logged and must not end the telling.
            catch (Exception e)
            {
                RecordingLog.ListenerFailed(_logger, e, order.Camera);
            }
#pragma warning restore CA1031
        }
    }

    private sealed class Running(CameraRecording recording, CancellationTokenSource stop, Task task)
    {
        public CameraRecording Recording => recording;

        public CancellationTokenSource Stop => stop;

        public List<Task> Tasks { get; } = [task];

        public long GivenAt { get; set; }

        /// <summary>Nothing from before this moment was asked for yet, UTC.</summary>
        public DateTimeOffset ReachesBackTo { get; set; }
    }
}
