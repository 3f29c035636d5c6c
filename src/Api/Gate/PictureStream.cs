using System.Text.Json;
using LiveView.Api.Gate.Lines;
using LiveView.Api.Json;
using LiveView.Domain.Connections;
using LiveView.Media.Feeds;

namespace LiveView.Api.Gate;

/// <summary>
/// What one viewer gets of one camera: every picture is held against the lease the moment before it leaves, whichever thread sends it.
/// </summary>
internal sealed class PictureStream(ViewLease lease, ViewerLine line, string mark) : IOutgoingSource, IFeedListener
{
    /// <summary>Beats between two signs of life of a line without a picture.</summary>
    private const int BeatsBetweenSigns = 5;

    private Playing? _playing;
    private Outgoing? _next;
    private PictureState? _told;
    private int _repeats;
    private int _beats;
    private long _fragments;
    private long _bytes;

    /// <summary>Frames that left.</summary>
    public long Fragments => Interlocked.Read(ref _fragments);

    /// <summary>Picture bytes that left, init segments included.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether the feed said last that it gives no picture, and that only waiting or people help.</summary>
    public bool Fails => Volatile.Read(ref _told) is { Condition: PictureCondition.Reconnecting or PictureCondition.Failed };

    /// <summary>Sends what a feed brings until it ends, in place of what another brought.</summary>
    /// <exception cref="OperationCanceledException">It is over for this viewer.</exception>
    public async Task<EndReason> PlayAsync(FeedSubscription feed, CameraStream stream, CancellationToken over)
    {
        if (!lease.IsTo(stream))
        {
            throw new InvalidOperationException($"{stream} does not leave under a lease to {lease.Action}.");
        }

        var playing = new Playing(feed, stream, new TaskCompletionSource<EndReason>(TaskCreationOptions.RunContinuationsAsynchronously));
        using var stopping = over.UnsafeRegister((_, stop) => playing.Ended.TrySetCanceled(stop), null);
        Interlocked.Exchange(ref _playing, playing)?.Ended.TrySetResult(EndReason.ViewerLeft);
        feed.Attach(this);
        return await playing.Ended.Task;
    }

    /// <summary>While there is no picture the state is said again and again, so that a player can tell a waiting line from a dead one.</summary>
    public void SayAgain()
    {
        Interlocked.Exchange(ref _repeats, 1);
        line.Wake();
    }

    public void OnBeat()
    {
        if (++_beats % BeatsBetweenSigns == 0)
        {
            SayAgain();
        }
    }

    public void OnReadable()
    {
        // Whose line takes nothing at all never comes to read that it was too slow.
        if (line.IsBlocked && Volatile.Read(ref _playing) is { Feed.Ended: { } reason } playing)
        {
            playing.Ended.TrySetResult(reason);
        }

        line.Wake();
    }

    public int Approach() => _repeats + (int)_bytes + (Volatile.Read(ref _playing) is { Feed: not null } ? 1 : 0) + lease.Approach() + line.Approach();

    public bool TryNext(out Outgoing message)
    {
        if (_next is { } next)
        {
            (_next, message) = (null, next);
            return Leaves(next);
        }

        if (Volatile.Read(ref _repeats) == 1 && Interlocked.Exchange(ref _repeats, 0) == 1 && _told is { Condition: not PictureCondition.Live })
        {
            message = Text(new StateMessage(_told.Condition, _told.Message));
            return true;
        }

        if (Volatile.Read(ref _playing) is { } playing && playing.Feed.TryTake(out var item))
        {
            message = item.Picture is { } picture ? Picture(picture, item.CatchUp) : Other(item.Other!, playing);
            return Leaves(message);
        }

        message = default;
        return false;
    }

    public void OnSent(in Outgoing message)
    {
        if (message.PictureBytes == 0)
        {
            return;
        }

        Interlocked.Add(ref _bytes, message.PictureBytes);
        Interlocked.Add(ref _fragments, message.Picture is null ? 0 : 1);
    }

    /// <summary>The gate: nothing of a picture passes without a lease that holds now.</summary>
    private bool Leaves(in Outgoing message)
    {
        if (message.First.IsEmpty)
        {
            return false;
        }

        if (message.PictureBytes == 0 || lease.Holds)
        {
            return true;
        }

        message.Picture?.Release();
        return false;
    }

    private static Outgoing Picture(Fragment picture, bool catchUp)
    {
        if (!catchUp)
        {
            return new Outgoing(picture.Framed, Picture: picture, PictureBytes: picture.Length);
        }

        var headers = new byte[Fragment.Headroom];
        var length = picture.WriteCatchUpHeaders(headers);
        return new Outgoing(headers.AsMemory(0, length), picture.Payload, picture, picture.Length);
    }

    private Outgoing Other(FeedMessage message, Playing playing)
    {
        switch (message)
        {
            case FeedMessage.Init init:
                _next = new Outgoing(init.Segment.Framed, PictureBytes: init.Segment.Message.Length);
                return Text(InitMessage.Of(init.Segment, playing.Stream, mark));
            case FeedMessage.Gap gap:
                return Text(new GapMessage(gap.Dropped));
            case FeedMessage.StateChanged changed:
                Volatile.Write(ref _told, changed.State);
                return Text(new StateMessage(changed.State.Condition, changed.State.Message));
            default:
                Interlocked.CompareExchange(ref _playing, null, playing);
                playing.Ended.TrySetResult(((FeedMessage.Ended)message).Reason);
                return default;
        }
    }

    private static Outgoing Text<T>(T message) => new(SocketFrame.OfText(JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options)));

    private sealed record Playing(FeedSubscription Feed, CameraStream Stream, TaskCompletionSource<EndReason> Ended);

    private sealed record InitMessage(string Type, string Codec, int Width, int Height, long Epoch, int Timescale, CameraStream Stream, MarkText Mark)
    {
        public static InitMessage Of(FeedInit init, CameraStream stream, string mark) => new(
            "init", init.Segment.CodecText, init.Segment.Width, init.Segment.Height, init.Epoch, init.Segment.Timescale, stream, new MarkText(mark));
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
