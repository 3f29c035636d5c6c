using LiveView.Media.Feeds;
using LiveView.Media.Line;
using LiveView.Media.Rtmp;
using LiveView.Media.Rtsp;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>Somebody who pushes over RTMP and must know the stream key. Nobody is let in but while the feed is wanted.</summary>
internal sealed class RtmpSource(
    IngestAssignment assignment, RtmpAddress address, RtmpDoor door, ProcessLauncher launcher, StartThrottle throttle, TranscoderSeats seats,
    MediaNodeOptions options, TimeProvider time, ILogger logger) : ISource
{
    private const int LeastKey = 8;
    private const int MostKey = 128;
    private static readonly VideoOffer s_video = new(0, "H264", FlvVideo.ClockRate, null, new Dictionary<string, string>());

    public Task<ISourceVisit> VisitAsync(CancellationToken cancellation) => Task.FromResult<ISourceVisit>(
        !door.IsOpen ? new FailedVisit(PictureFault.SourceOff)
        : PushSecret.Read(assignment, LeastKey, MostKey, logger) is { } key ? new Visit(this, key)
        : new FailedVisit(PictureFault.PasswordUnreadable));

    private async Task<RunOutcome> ReceiveAsync(RtmpSession session, FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation)
    {
        var watch = new RunWatch(writer, turn, firstFrame, options, time);
        await using var route = new PictureRoute(writer, watch.Frames, s_video, options.Limits, init => seats.TryTake() is { } seat
            ? new Transcoder(seat, launcher, throttle, options, init, new RunReceiver(writer, watch.Frames), time)
            : null);
        var video = new FlvVideo(route);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var receiving = session.ReceiveAsync(video, stop.Token);
        bool lost;
        Exception? broken;
        try
        {
            lost = await watch.UntilAsync(Task.WhenAny(receiving, route.Ended), () => video.OtherCodec is not null, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            broken = await HowItEndedAsync(receiving).ConfigureAwait(false);
        }

        var fault = video.OtherCodec is not null ? PictureFault.NotH264
            : route.Fault != PictureFault.None ? route.Fault
            : broken is RtmpFormatException or RtspFormatException ? PictureFault.BadStream
            : lost ? (watch.Frames is { HasFrame: false, HasSign: true } ? PictureFault.NoKeyFrame : PictureFault.NoAnswer)
            : PictureFault.ConnectionLost;
        return new RunOutcome(fault, video.OtherCodec ?? route.Converts, watch.Frames.HealthyFor);
    }

    private static async Task<Exception?> HowItEndedAsync(Task receiving)
    {
        try
        {
            await receiving.ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is RtmpFormatException or RtspFormatException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            return e;
        }
    }

    private sealed class Visit(RtmpSource source, string key) : ISourceVisit
    {
        public async Task<RunOutcome> RunAsync(FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation)
        {
            writer.Publish(FaultStates.Of(PictureFault.NotPushing, null));

            // Waiting costs nobody anything.
            turn.Dispose();
            await using var session = await source.Door.WaitAsync(source.Address.Name, key, cancellation).ConfigureAwait(false);
            return await source.ReceiveAsync(session, writer, turn, firstFrame, cancellation).ConfigureAwait(false);
        }

        public ValueTask DisposeAsync() => default;
    }

    private RtmpDoor Door => door;

    private RtmpAddress Address => address;
}
