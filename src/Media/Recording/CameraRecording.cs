using LiveView.Media.Feeds;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Recording;

/// <summary>
/// Records one camera in one incident: a viewer of the feed like any other, which never waits for the disk. Whatever is missing between
/// two pictures is written as a gap.
/// </summary>
internal sealed class CameraRecording(
    RecordingOrder order, OpenFeed open, RecordingSpool spool, RecordingKeys keys, RecordingOptions options, TimeProvider time,
    Action<RecordingOrder, RecordingCondition> tell, ILogger logger, bool isOfThePast = false)
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    private RecordingOrder _order = order;
    private RecordingCondition _condition = RecordingCondition.Stopped;
    private Take? _take;
    private FeedInit? _init;
    private (long Epoch, long Sequence)? _last;
    private PictureTime? _lastTime;
    private string? _missing = GapCause.NoPicture;
    private uint _dropped;
    private bool _isDone;

    /// <summary>The order as it was last given.</summary>
    public RecordingOrder Order
    {
        get => Volatile.Read(ref _order);
        set => Volatile.Write(ref _order, value);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        byte[]? key = null;
        RecordingLog.Started(logger, Order.Camera, Order.Incident);
        while (!stop.IsCancellationRequested && !_isDone)
        {
            try
            {
                key ??= await keys.GetOrMakeAsync(Order.Incident, stop).ConfigureAwait(false);
                using var feed = await open(Order, stop).ConfigureAwait(false);
                if (feed is not null)
                {
                    await CopyAsync(feed, key, stop).ConfigureAwait(false);
                    if (_isDone)
                    {
                        break;
                    }

                    _missing ??= GapCause.FeedMoved;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (IOException e) when (key is null)
            {
                RecordingLog.KeyAway(logger, e, Order.Camera, Order.Incident);
                Lose(GapCause.StoreAway);
            }
#pragma warning disable CA1031 // Recording goes on as soon as what failed is mended, and somebody hears of it meanwhile.
            catch (Exception e)
            {
                RecordingLog.BrokeOff(logger, e, Order.Camera, Order.Incident);
                Lose(GapCause.DiskFailed);
            }
#pragma warning restore CA1031

            await Task.Delay(s_again, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        End(key);
    }

    private async Task CopyAsync(FeedSubscription feed, byte[] key, CancellationToken stop)
    {
        while (!_isDone)
        {
            switch (await feed.ReadAsync(stop).ConfigureAwait(false))
            {
                case FeedMessage.Init init:
                    _init = init.Segment;
                    break;
                case FeedMessage.Picture picture:
                    using (picture)
                    {
                        Take(picture.Fragment, key);
                    }

                    break;
                case FeedMessage.Gap gap:
                    _missing = GapCause.NodeBusy;
                    _dropped += (uint)Math.Min(gap.Dropped, int.MaxValue);
                    break;
                case FeedMessage.StateChanged { State.Condition: not PictureCondition.Live }:
                    _missing ??= GapCause.NoPicture;
                    break;
                case FeedMessage.Ended:
                    return;
            }
        }
    }

    private void Take(Fragment fragment, byte[] key)
    {
        if (isOfThePast && fragment.ArrivedAt >= Order.Until)
        {
            _isDone = true;
            _missing ??= IsNext(fragment) ? null : GapCause.NoPicture;
            return;
        }

        if (_init is null || fragment.ArrivedAt < Order.From || fragment.ArrivedAt >= Order.Until || WasTaken(fragment))
        {
            return;
        }

        if (_take is { IsBroken: true })
        {
            _lastTime = _take.LastWritten ?? _lastTime;
            _take.Close();
            _take = null;
            Lose(GapCause.DiskFailed);
        }

        if (spool.IsFull || _take is { IsBehind: true })
        {
            Lose(spool.IsFull ? GapCause.DiskFull : GapCause.DiskSlow);
        }

        var continues = _missing is null && IsNext(fragment);
        if (!continues && !fragment.IsKeyFrame || spool.IsFull || _take is { IsBehind: true })
        {
            _dropped++;
            return;
        }

        var time = PictureTime.Of(fragment.ArrivedAt);
        _take ??= new Take(Order.Incident, Order.Camera, key, spool, options);
        if (!continues)
        {
            _take.AddGap(_missing ?? GapCause.FeedMoved, _lastTime ?? PictureTime.Of(Order.From), time, _dropped);
        }

        _take.Add(_init, fragment);
        (_last, _lastTime, _missing, _dropped) = ((fragment.Epoch, fragment.Sequence), time, null, 0);
        Become(RecordingCondition.Running);
    }

    private bool IsNext(Fragment fragment) => _last is { } last && last.Epoch == fragment.Epoch && last.Sequence + 1 == fragment.Sequence;

    /// <summary>A feed that is opened again begins with pictures that were taken already.</summary>
    private bool WasTaken(Fragment fragment) =>
        _last is { } last && (fragment.Epoch < last.Epoch || fragment.Epoch == last.Epoch && fragment.Sequence <= last.Sequence);

    private void Lose(string cause)
    {
        if (_missing != cause)
        {
            RecordingLog.Missing(logger, Order.Camera, Order.Incident, cause);
        }

        _missing = cause;
        Become(RecordingCondition.Of(cause));
    }

    /// <summary>That nothing was to be seen at the end is written too.</summary>
    private void End(byte[]? key)
    {
        if (_missing is { } cause && key is not null && !spool.IsFull && _take is not { IsBroken: true })
        {
            _take ??= new Take(Order.Incident, Order.Camera, key, spool, options);
            _take.AddGap(
                cause, _lastTime ?? PictureTime.Of(Order.From), PictureTime.Of(isOfThePast ? Order.Until : time.GetUtcNow()), _dropped);
        }

        _take?.Close();
        Become(RecordingCondition.Stopped);
    }

    private void Become(RecordingCondition condition)
    {
        if (_condition.Code != condition.Code)
        {
            _condition = condition;
            tell(Order, condition);
        }
    }
}
