using LiveView.Media.Feeds;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>
/// Takes in one camera once, over a line that is open already, with our own client: no process, no frame of delay, and no password that
/// leaves this one. What it does not read it hands to ffmpeg, on the same line.
/// </summary>
internal sealed class RtspIngest(
    FfmpegIngest ffmpeg, ProcessLauncher launcher, StartThrottle throttle, TranscoderSeats seats, MediaNodeOptions options, TimeProvider time) : IRtspClient
{
    /// <inheritdoc />
    public async Task<RunOutcome> RunAsync(
        Stream line, RtspAddress address, RtspAuthenticator authenticator, bool throughFfmpeg, FeedWriter writer, IDisposable turn,
        Action<TimeSpan> firstFrame, CancellationToken cancellation)
    {
        var packets = new LateReceiver();
        var session = new RtspSession(line, address, authenticator, packets, time);
        using var patience = new CancellationTokenSource(options.AnswerPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var description = await session.DescribeAsync(either.Token).ConfigureAwait(false);
            if (description.Video is not { } video)
            {
                return new RunOutcome(PictureFault.NoVideo, null, TimeSpan.Zero);
            }

            if (throughFfmpeg || !video.IsPlain)
            {
                turn.Dispose();
                return await ffmpeg.RunAsync(line, address, authenticator, video, writer, firstFrame, cancellation).ConfigureAwait(false);
            }

            var watch = new RunWatch(writer, turn, firstFrame, options, time);
            await using var route = new PictureRoute(writer, watch.Frames, video, options.Limits, init => Transcode(init, writer, watch.Frames));
            packets.Receiver = new PictureAssembler(video, route);
            await session.PlayAsync(video.Control, either.Token).ConfigureAwait(false);
            return await ReceiveAsync(session, route, watch, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (RtspFaults.Of(e) is { } fault && !cancellation.IsCancellationRequested)
        {
            return new RunOutcome(fault, null, TimeSpan.Zero);
        }
        finally
        {
            await session.TeardownAsync().ConfigureAwait(false);
        }
    }

    private static async Task<RunOutcome> ReceiveAsync(RtspSession session, PictureRoute route, RunWatch watch, CancellationToken cancellation)
    {
        var (lost, broken) = await watch.ReceiveAsync(session, route.Ended, cancellation).ConfigureAwait(false);
        var fault = route.Fault != PictureFault.None ? route.Fault
            : lost ? (watch.Frames is { HasFrame: false, HasSign: true } ? PictureFault.NoKeyFrame : PictureFault.NoAnswer)
            : broken ?? PictureFault.Unknown;
        return new RunOutcome(fault, route.Converts, watch.Frames.HealthyFor);
    }

    private Transcoder? Transcode(Mp4.InitSegment init, FeedWriter writer, FrameWatch watch) => seats.TryTake() is { } seat
        ? new Transcoder(seat, launcher, throttle, options, init, new RunReceiver(writer, watch), time)
        : null;
}
