using System.Net.WebSockets;
using LiveView.Api.Gate.Lines;
using LiveView.Domain.Connections;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Media.Feeds;

namespace LiveView.Api.Gate;

/// <summary>One viewer at one camera: finds the feed, again and again if need be, and says in the end why it is over.</summary>
internal sealed class LivePicture(ViewLease lease, LeasedFeeds feeds, CameraStream first, TimeProvider time)
{
    private const int RightsEnded = 4403;
    private const int TooSlow = 4408;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private readonly StreamChoice _choice = new(lease, feeds, first, time);
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
        try
        {
            for (var again = false; ; again = true)
            {
                var (opened, code) = await _choice.OpenAsync(again, over);
                if (code == FeedAnswer.NoSuchCamera)
                {
                    // It went to another party: it does not come back to this incident.
                    lease.End(code);
                    return ((WebSocketCloseStatus)RightsEnded, code);
                }

                if (opened is not null && await PlayAsync(pictures, opened, over) == EndReason.TooSlow)
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

    /// <summary>Plays one stream after another, as the viewer chooses; what is shown stays until the other one is there.</summary>
    private async Task<EndReason> PlayAsync(PictureStream pictures, FeedSubscription feed, CancellationToken over)
    {
        while (true)
        {
            using var shown = feed;
            using var left = CancellationTokenSource.CreateLinkedTokenSource(over);
            var playing = pictures.PlayAsync(shown, _choice.Shown, over);
            var changing = _choice.NextAsync(() => pictures.Fails, left.Token);
            if (await Task.WhenAny(playing, changing) == changing)
            {
                feed = await changing;
                continue;
            }

            await left.CancelAsync();
            await ((Task)changing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (changing.IsCompletedSuccessfully)
            {
                (await changing).Dispose();
            }

            return await playing;
        }
    }

    /// <summary>A viewer says which stream it wants, and that it goes.</summary>
    /// <returns>Whether the viewer said goodbye.</returns>
    private async Task<bool> ListenAsync(WebSocket socket, CancellationTokenSource over, CancellationToken deaf)
    {
        var buffer = new byte[ViewerWord.MostBytes];
        var isWhole = true;
        var closed = false;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), deaf) is { MessageType: not WebSocketMessageType.Close } received)
            {
                if (isWhole && received.EndOfMessage && ViewerWord.Read(buffer.AsMemory(0, received.Count)) is { } wanted)
                {
                    _choice.Ask(wanted);
                }

                isWhole = received.EndOfMessage;
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
