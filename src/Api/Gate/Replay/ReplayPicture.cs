using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using LiveView.Api.Json;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;

namespace LiveView.Api.Gate.Replay;

/// <summary>
/// One viewer who looks back at one camera: everything that leaves goes through <see cref="SendPictureAsync"/>, which asks the lease first.
/// A viewer says what it wants with <see cref="ReplayWish"/>; the newest wish takes the place of the one before.
/// </summary>
internal sealed class ReplayPicture(ViewLease lease, IRecordings recordings, TimeProvider time, ILogger logger)
{
    private const int NothingRecorded = 4404;
    private const int RightsEnded = 4403;


    /// <summary>The newest wish, with what tells that a newer one came.</summary>
    private readonly Channel<(ReplayWish Wish, CancellationToken Overtaken)> _wishes =
        Channel.CreateBounded<(ReplayWish, CancellationToken)>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Frames that left.</summary>
    public long Fragments { get; private set; }

    /// <summary>Picture bytes that left, init segments included.</summary>
    public long Bytes { get; private set; }

    /// <summary>Earliest picture that left, UTC; null while none has.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>Latest picture that left, UTC; null while none has.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>Why the viewing ended: a stable code.</summary>
    public string EndedBy { get; private set; } = "left";

    public async Task RunAsync(WebSocket socket, string mark, CancellationToken stop)
    {
        // Cancelling a receive tears the socket down, so that is kept for last: the viewer must still hear why.
        using var deaf = new CancellationTokenSource();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Ended);
        var listening = ListenAsync(socket, over, deaf.Token);
        var (status, reason) = await ShowAsync(socket, mark, over.Token);
        if (lease.Reason is { } ended)
        {
            (status, reason) = ((WebSocketCloseStatus)RightsEnded, ended);
        }

        EndedBy = reason;
        await Farewell.CallAsync(socket, status, reason, time);
        deaf.CancelAfter(Farewell.Courtesy);
        await listening;
    }

    private async Task<(WebSocketCloseStatus Status, string Reason)> ShowAsync(WebSocket socket, string mark, CancellationToken over)
    {
        try
        {
            if (await recordings.ExtentAsync(lease.Incident, lease.Camera, over) is not { } extent || extent.Until < lease.PicturesFrom)
            {
                return ((WebSocketCloseStatus)NothingRecorded, "nothing-recorded");
            }

            await TellAsync(socket, ExtentMessage.Of(extent, lease.PicturesFrom), over);
            var position = lease.PicturesFrom > extent.From ? lease.PicturesFrom.Value : extent.From;
            await foreach (var (wish, overtaken) in _wishes.Reader.ReadAllAsync(over))
            {
                position = wish.At ?? position;
                using var playing = CancellationTokenSource.CreateLinkedTokenSource(over, overtaken);
                try
                {
                    await TellAsync(socket, new WishMessage(wish.Number), over);
                    position = await PlayAsync(socket, mark, wish, position, moved => position = moved, playing.Token, over);
                }
                catch (OperationCanceledException) when (!over.IsCancellationRequested)
                {
                    // A newer wish is there.
                }
            }

            return (WebSocketCloseStatus.EndpointUnavailable, "left");
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            return (WebSocketCloseStatus.EndpointUnavailable, "left");
        }
        catch (SegmentDamagedException e)
        {
            GateLog.RecordingDamaged(logger, e, lease.Camera, lease.Incident);
            return (WebSocketCloseStatus.InternalServerError, "recording-damaged");
        }
        catch (IOException e)
        {
            GateLog.RecordingDamaged(logger, e, lease.Camera, lease.Incident);
            return (WebSocketCloseStatus.InternalServerError, "failed");
        }
    }

    // Another wish cancels `playing`, which no send may hear of: a send that is cancelled tears the socket down.
    private async Task<DateTimeOffset> PlayAsync(
        WebSocket socket, string mark, ReplayWish wish, DateTimeOffset from, Action<DateTimeOffset> moved, CancellationToken playing,
        CancellationToken over)
    {
        ReplayPace? pace = null;
        await foreach (var item in recordings.ReadAsync(lease.Incident, lease.Camera, from, lease.PicturesFrom, follow: true, playing))
        {
            playing.ThrowIfCancellationRequested();
            switch (item)
            {
                case RecordedItem.Init init:
                    await TellAsync(socket, InitMessage.Of(init, mark), over);
                    await SendPictureAsync(socket, init.Message(), over);
                    break;
                case RecordedItem.Picture { BeforeTarget: true } before:
                    await ShowAsync(socket, before, over);
                    break;
                case RecordedItem.Picture picture:
                    pace ??= new ReplayPace(time, wish.Speed);
                    await pace.WaitForAsync(picture.Record.Time, playing);
                    await ShowAsync(socket, picture, over);
                    from = picture.Record.Time.Instant;
                    moved(from);
                    if (!wish.Playing)
                    {
                        return from;
                    }

                    break;
                case RecordedItem.Gap gap:
                    await TellAsync(socket, GapMessage.Of(gap.Missing), over);
                    pace = null;
                    break;
            }
        }

        await TellAsync(socket, new EndMessage(from), over);
        return from;
    }

    private async Task ShowAsync(WebSocket socket, RecordedItem.Picture picture, CancellationToken over)
    {
        var at = picture.Record.Time.Instant;
        if (at < lease.PicturesFrom)
        {
            throw new OperationCanceledException(over);
        }

        await SendPictureAsync(socket, picture.Message(), over);
        Fragments++;
        First = First < at ? First : at;
        Last = Last > at ? Last : at;
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

    private async Task ListenAsync(WebSocket socket, CancellationTokenSource over, CancellationToken deaf)
    {
        var buffer = new byte[ReplayWish.MostBytes];
        var newer = new CancellationTokenSource();
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), deaf) is { MessageType: not WebSocketMessageType.Close } received)
            {
                if (received is { MessageType: WebSocketMessageType.Text, EndOfMessage: true }
                    && ReplayWish.Read(buffer.AsSpan(0, received.Count)) is { } wish)
                {
                    using var before = newer;
                    newer = new CancellationTokenSource();
                    _wishes.Writer.TryWrite((wish, newer.Token));
                    await before.CancelAsync();
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The viewer is gone, or is being sent away.
        }

        await over.CancelAsync();
        newer.Dispose();
    }

    private sealed record ExtentMessage(string Type, DateTimeOffset From, DateTimeOffset Until, bool Running, IReadOnlyList<GapMessage> Gaps)
    {
        public static ExtentMessage Of(RecordedExtent extent, DateTimeOffset? bound) => new(
            "extent", bound > extent.From ? bound.Value : extent.From, extent.Until, extent.IsRunning,
            [.. extent.Gaps.Where(gap => !(gap.Until <= bound)).Select(GapMessage.Of)]);
    }

    private sealed record GapMessage(string Type, string Cause, DateTimeOffset From, DateTimeOffset Until)
    {
        public static GapMessage Of(RecordedGap gap) => new("gap", gap.Cause, gap.From, gap.Until);
    }

    /// <summary>What follows is the answer to the wish of this number.</summary>
    private sealed record WishMessage(long Number)
    {
        public string Type { get; } = "wish";
    }

    private sealed record InitMessage(string Type, string Codec, int Width, int Height, long Epoch, int Timescale, MarkText Mark)
    {
        public static InitMessage Of(RecordedItem.Init init, string mark)
        {
            var segment = init.Segment();
            return new InitMessage(
                "init", segment.CodecText, segment.Width, segment.Height, init.Record.Epoch, segment.Timescale, new MarkText(mark));
        }
    }

    private sealed record MarkText(string Text);

    private sealed record EndMessage(DateTimeOffset At)
    {
        public string Type { get; } = "end";
    }
}
