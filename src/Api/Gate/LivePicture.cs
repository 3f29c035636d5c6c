using System.Net.WebSockets;
using LiveView.Api.Gate.Lines;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Media.Feeds;

namespace LiveView.Api.Gate;

/// <summary>One viewer at one camera: finds the feed, again and again if need be, and says in the end why it is over.</summary>
internal sealed class LivePicture(ViewLease lease, LeasedFeeds feeds, TimeProvider time)
{
    private const int RightsEnded = 4403;
    private const int TooSlow = 4408;

    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private PictureStream? _pictures;

    /// <summary>Frames that left.</summary>
    public long Fragments => _pictures?.Fragments ?? 0;

    /// <summary>Picture bytes that left, init segments included.</summary>
    public long Bytes => _pictures?.Bytes ?? 0;

    /// <summary>Why the viewing ended: a stable code.</summary>
    public string EndedBy { get; private set; } = "left";

    /// <summary>Sends a viewer away who has no right to the picture.</summary>
    public static Task RefuseAsync(WebSocket socket, string reason, CancellationToken stop) =>
        Farewell.SayAsync(socket, (WebSocketCloseStatus)RightsEnded, reason, stop);

    public async Task RunAsync(WebSocket socket, ViewerLine line, string mark, CancellationToken stop)
    {
        // Cancelling a receive tears the socket down, so that is kept for last: the viewer must still hear why.
        using var deaf = new CancellationTokenSource();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Ended, line.Gone);
        using var ended = lease.Ended.UnsafeRegister(static line => ((ViewerLine)line!).StopPictures(), line);
        var listening = ListenAsync(socket, over, deaf.Token);
        _pictures = new PictureStream(lease, line, mark);
        line.Carry(_pictures);
        var (status, reason) = await FeedAsync(_pictures, over.Token);
        if (lease.Reason is { } code)
        {
            (status, reason) = ((WebSocketCloseStatus)RightsEnded, code);
        }

        line.Carry(null);
        line.StopPictures();
        EndedBy = reason;
        await Farewell.CallAsync(socket, status, reason, time);
        deaf.CancelAfter(Farewell.Courtesy);
        if (!await listening)
        {
            // Whoever does not answer gets nothing more, not even what the kernel still holds for it.
            line.Cut();
        }
    }

    private async Task<(WebSocketCloseStatus Status, string Reason)> FeedAsync(PictureStream pictures, CancellationToken over)
    {
        await using var signs = time.CreateTimer(static stream => ((PictureStream)stream!).SayAgain(), pictures, SignOfLife, SignOfLife);
        try
        {
            for (var again = false; ; again = true)
            {
                var (opened, code) = await feeds.OpenAsync(lease, again, over);
                if (code == FeedAnswer.NoSuchCamera)
                {
                    // It went to another party: it does not come back to this incident.
                    lease.End(code);
                    return ((WebSocketCloseStatus)RightsEnded, code);
                }

                using var feed = opened;
                if (feed is not null && await pictures.PlayAsync(feed, over) == EndReason.TooSlow)
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
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (WebSocketCloseStatus.InternalServerError, "failed");
        }
    }

    /// <summary>A viewer has nothing to say that matters here; but a close must be heard.</summary>
    /// <returns>Whether the viewer said goodbye.</returns>
    private static async Task<bool> ListenAsync(WebSocket socket, CancellationTokenSource over, CancellationToken deaf)
    {
        var buffer = new byte[64];
        var closed = false;
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), deaf)).MessageType != WebSocketMessageType.Close)
            {
            }

            closed = true;
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The viewer is gone, or is being sent away.
        }

        await over.CancelAsync();
        return closed;
    }
}
