using System.Net.WebSockets;
using System.Text.Json;
using LiveView.Api.Json;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Media.Feeds;
using LiveView.Media.Relay;

namespace LiveView.Api.Gate;

/// <summary>
/// One viewer at one camera: everything that leaves goes through <see cref="SendPictureAsync"/>, which asks the lease first.
/// </summary>
internal sealed class LivePicture(ViewLease lease, IFeedRelay relay, IClusterClient cluster, TimeProvider time)
{
    private const int NoSuchCamera = 4404;
    private const int RightsEnded = 4403;
    private const int TooSlow = 4408;

    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private FeedMessage.StateChanged? _state;

    /// <summary>Frames that left.</summary>
    public long Fragments { get; private set; }

    /// <summary>Picture bytes that left, init segments included.</summary>
    public long Bytes { get; private set; }

    /// <summary>Why the viewing ended: a stable code.</summary>
    public string EndedBy { get; private set; } = "left";

    /// <summary>Sends a viewer away who has no right to the picture.</summary>
    public static Task RefuseAsync(WebSocket socket, string reason, CancellationToken stop) =>
        socket.CloseAsync((WebSocketCloseStatus)RightsEnded, reason, stop);

    public async Task RunAsync(WebSocket socket, string mark, CancellationToken stop)
    {
        // Cancelling a receive tears the socket down, so that is kept for last: the viewer must still hear why.
        using var deaf = new CancellationTokenSource();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Ended);
        var listening = ListenAsync(socket, over, deaf.Token);
        var (status, reason) = await FeedAsync(socket, mark, over.Token);
        if (lease.Reason is { } ended)
        {
            (status, reason) = ((WebSocketCloseStatus)RightsEnded, ended);
        }

        EndedBy = reason;
        await CloseAsync(socket, status, reason);
        deaf.CancelAfter(Courtesy);
        await listening;
    }

    private async Task<(WebSocketCloseStatus Status, string Reason)> FeedAsync(WebSocket socket, string mark, CancellationToken over)
    {
        try
        {
            while (true)
            {
                if (await cluster.GetGrain<ICameraGrain>(GrainKeys.Of(lease.Camera)).Demand() is not { } address)
                {
                    return ((WebSocketCloseStatus)NoSuchCamera, "no-such-camera");
                }

                using var feed = await relay.OpenAsync(lease.Camera, address.Epoch, over);
                if (feed is not null && await CopyAsync(feed, socket, mark, over) == EndReason.TooSlow)
                {
                    return ((WebSocketCloseStatus)TooSlow, "too-slow");
                }

                // The camera stopped on this node, or never came: it is asked for again, and the viewer carries on.
                await Task.Delay(Between, time, over);
            }
        }
        catch (OperationCanceledException)
        {
            return (WebSocketCloseStatus.EndpointUnavailable, "left");
        }
        catch (WebSocketException)
        {
            return (WebSocketCloseStatus.EndpointUnavailable, "left");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (WebSocketCloseStatus.InternalServerError, "failed");
        }
    }

    private async Task<EndReason> CopyAsync(FeedSubscription feed, WebSocket socket, string mark, CancellationToken over)
    {
        while (true)
        {
            switch (await NextAsync(feed, over))
            {
                case FeedMessage.Init init:
                    await TellAsync(socket, InitMessage.Of(init.Segment, mark), over);
                    await SendPictureAsync(socket, init.Segment.Message, over);
                    break;
                case FeedMessage.Picture picture:
                    await SendPictureAsync(socket, picture.Fragment.MessageFor(picture.CatchUp), over);
                    Fragments++;
                    break;
                case FeedMessage.Gap gap:
                    await TellAsync(socket, new GapMessage(gap.Dropped), over);
                    break;
                case FeedMessage.StateChanged changed:
                    _state = changed;
                    await TellAsync(socket, new StateMessage(changed.State.Condition, changed.State.Message), over);
                    break;
                case FeedMessage.Ended ended:
                    return ended.Reason;
            }
        }
    }

    /// <summary>While there is no picture the state is said again and again, so that a player can tell a waiting line from a dead one.</summary>
    private async ValueTask<FeedMessage> NextAsync(FeedSubscription feed, CancellationToken over)
    {
        if (_state is null or { State.Condition: PictureCondition.Live })
        {
            return await feed.ReadAsync(over);
        }

        using var silence = new CancellationTokenSource(SignOfLife, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over, silence.Token);
        try
        {
            return await feed.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!over.IsCancellationRequested)
        {
            return _state;
        }
    }

    private async ValueTask SendPictureAsync(WebSocket socket, ReadOnlyMemory<byte> message, CancellationToken over)
    {
        if (!lease.Holds)
        {
            throw new OperationCanceledException(over);
        }

        await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, over);
        Bytes += message.Length;
    }

    private static async ValueTask TellAsync<T>(WebSocket socket, T message, CancellationToken over) => await socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, over);

    /// <summary>A viewer has nothing to say that matters here; but a close must be heard.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource over, CancellationToken deaf)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), deaf)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The viewer is gone, or is being sent away.
        }

        await over.CancelAsync();
    }

    /// <summary>Says why, but does not wait for a viewer that does not listen.</summary>
    private async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, string reason)
    {
        using var patience = new CancellationTokenSource(Courtesy, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, reason, patience.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }

    private sealed record InitMessage(string Type, string Codec, int Width, int Height, long Epoch, int Timescale, MarkText Mark)
    {
        public static InitMessage Of(FeedInit init, string mark) => new(
            "init", init.Segment.CodecText, init.Segment.Width, init.Segment.Height, init.Epoch, init.Segment.Timescale, new MarkText(mark));
    }

    private sealed record MarkText(string Text);

    private sealed record GapMessage(long Dropped)
    {
        public string Type { get; } = "gap";
    }

    private sealed record StateMessage(PictureCondition State, PictureText? Message)
    {
        public string Type { get; } = "state";
    }
}
