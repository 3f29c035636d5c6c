using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using LiveView.Domain.Connections;
using LiveView.Media.Feeds;
using LiveView.Media.Mp4;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Relay;

/// <summary>
/// A feed that is taken in elsewhere, fetched once however many look at it here. Viewers stay subscribed while the
/// connection is lost, the node dies, or the feed moves; they never see a lower epoch after a higher one.
/// </summary>
internal sealed class FeedMirror : IDisposable
{
    private static readonly TimeSpan s_connectPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly FeedId _id;
    private readonly RelayOptions _options;
    private readonly IFeedDirectory _directory;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Feed _feed;
    private readonly CancellationTokenSource _stop = new();
    private FeedLocation? _next;
    private CancellationTokenSource _interrupt = new();
    private FeedLocation? _target;
    private bool _over;

    public FeedMirror(FeedId id, RelayOptions options, IFeedDirectory directory, TimeProvider time, ILogger logger)
    {
        (_id, _options, _directory, _time, _logger) = (id, options, directory, time, logger);
        _feed = new Feed(id, options.Limits, time);
    }

    /// <summary>Fetches until nobody has looked for a while, or the process stops. Faults for nothing that a node or a network does.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _stop.Token);
        var watching = EndWhenIdleAsync(either.Token);
        try
        {
            await FetchAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody looks, or the process stops.
        }
        finally
        {
            End(EndReason.NodeStopping);
            await watching.ConfigureAwait(false);
            RelayLog.Ended(_logger, $"{_id}");
        }
    }

    /// <summary>Joins, and takes the mirror along to a newer location.</summary>
    /// <returns>Null when the mirror has ended: make another.</returns>
    public FeedSubscription? Join(FeedLocation location)
    {
        lock (_gate)
        {
            if (_over)
            {
                return null;
            }

            Follow(location);
            return _feed.Subscribe();
        }
    }

    /// <summary>Hears where the feed is now. A location of an earlier epoch is no news.</summary>
    public void Follow(FeedLocation location)
    {
        lock (_gate)
        {
            var known = Math.Max(_feed.Status.Epoch, _target?.Epoch ?? 0);
            if (_over || location.Epoch < known || (location.Epoch == known && _target is not null))
            {
                return;
            }

            if (location.Epoch > known)
            {
                // At once, so that whoever joins now sees nothing of the epoch before.
                _feed.StartRun(location.Epoch)?.Publish(PictureState.Starting);
            }

            // A connection to the same node carries the new epoch too.
            if (location.Node != _target?.Node)
            {
                _target = _next = location;
                _interrupt.Cancel();
            }
        }
    }

    /// <summary>Ends: the picture is to be had without it.</summary>
    public void Leave() => End(EndReason.CameraStopped);

    /// <summary>After it has ended.</summary>
    public void Dispose()
    {
        _stop.Dispose();
        _interrupt.Dispose();
    }

    private async Task FetchAsync(CancellationToken stop)
    {
        var pause = new RelayPauses();
        var lost = 0L;
        while (true)
        {
            var (next, interrupted) = Take();
            var location = next ?? await _directory.LocateAsync(_id, lost, stop).ConfigureAwait(false);
            var came = false;
            Aim(location);
            if (location is { Relay: not null, Ticket: not null } && _feed.StartRun(location.Epoch) is { } writer)
            {
                (came, lost) = await FetchAsync(location, writer, interrupted, stop).ConfigureAwait(false);
            }

            if (interrupted.IsCancellationRequested)
            {
                continue;
            }

            if (came)
            {
                pause.Reset();
            }

            await Task.Delay(pause.Next(), _time, stop).ConfigureAwait(false);
        }
    }

    private (FeedLocation? Next, CancellationToken Interrupted) Take()
    {
        lock (_gate)
        {
            var next = _next;
            _next = null;
            if (_interrupt.IsCancellationRequested)
            {
                _interrupt.Dispose();
                _interrupt = new CancellationTokenSource();
            }

            return (next, _interrupt.Token);
        }
    }

    /// <returns>Whether pictures came, and the epoch whose pictures are missed since.</returns>
    private async Task<(bool Came, long Lost)> FetchAsync(FeedLocation location, FeedWriter writer, CancellationToken interrupted, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interrupted, stop);
        var run = new MirrorRun(_feed, writer, _logger);
        RelayReader? reader = null;
        string reason;
        try
        {
            using var http = new HttpMessageInvoker(_options.Handler());
            using var answer = await AskAsync(http, location, either.Token).ConfigureAwait(false);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                reason = $"the node answered {(int)answer.StatusCode}.";
            }
            else
            {
                RelayLog.Connected(_logger, $"{_id}", location.Epoch, location.Node);
                await using var body = await answer.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
                reader = new RelayReader(body, _time);
                reason = await run.PassOnAsync(reader, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested && interrupted.IsCancellationRequested)
        {
            reason = "the feed moved.";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or TimeoutException or RelayFormatException or Mp4FormatException)
        {
            reason = e.Message;
        }

        RelayLog.Lost(_logger, $"{_id}", run.Epoch, reader?.Bytes ?? 0, reason);
        run.Lost();
        return (run.Came, run.Epoch);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMessageInvoker http, FeedLocation location, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(s_connectPatience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, RelayAddress.Of(location.Relay!, _id, location.Epoch))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(RelayAddress.Scheme, location.Ticket);
        request.Headers.Add(RelayAddress.EdgeHeader, _options.Edge);
        try
        {
            return await http.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The node did not answer within {s_connectPatience.TotalSeconds:0} s.");
        }
    }

    private void Aim(FeedLocation? location)
    {
        lock (_gate)
        {
            _target = _next ?? location;
        }
    }

    /// <summary>What nobody here looks at is not fetched.</summary>
    private async Task EndWhenIdleAsync(CancellationToken stop)
    {
        var seenAt = _time.GetTimestamp();
        try
        {
            using var timer = new PeriodicTimer(s_pace, _time);
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                lock (_gate)
                {
                    if (_feed.Status.Viewers > 0)
                    {
                        seenAt = _time.GetTimestamp();
                    }
                    else if (_time.GetElapsedTime(seenAt) >= _options.Linger)
                    {
                        End(EndReason.CameraStopped);
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private void End(EndReason reason)
    {
        lock (_gate)
        {
            if (!_over)
            {
                _over = true;
                _feed.End(reason);
                _stop.Cancel();
            }
        }
    }
}
