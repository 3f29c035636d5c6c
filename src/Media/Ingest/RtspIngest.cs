using LiveView.Media.Feeds;
using LiveView.Media.Line;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>
/// Takes in one camera once, over a line that is open already, with our own client: no process, no frame of delay, and no password that
/// leaves this one. What it does not read it hands to ffmpeg, on the same line.
/// </summary>
internal sealed class RtspIngest(
    FfmpegIngest ffmpeg, ProcessLauncher launcher, StartThrottle throttle, TranscoderSeats seats, MediaNodeOptions options, TimeProvider time)
{
    /// <param name="line">The open line to the camera.</param>
    /// <param name="address">Where the camera offers its picture.</param>
    /// <param name="authenticator">Proves who asks.</param>
    /// <param name="throughFfmpeg">Whether ffmpeg is to read what our own client could not.</param>
    /// <param name="writer">Where the frames go.</param>
    /// <param name="turn">Given back when the start is over.</param>
    /// <param name="firstFrame">Told once how long the first frame took.</param>
    /// <param name="cancellation">Ends the run; nothing of it is left when the returned task completes.</param>
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
            await session.PlayAsync(video, either.Token).ConfigureAwait(false);
            return await ReceiveAsync(session, route, watch, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (FaultOf(e) is { } fault && !cancellation.IsCancellationRequested)
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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var receiving = session.ReceiveAsync(stop.Token);
        var lost = false;
        PictureFault? broken;
        try
        {
            lost = await watch.UntilAsync(Task.WhenAny(receiving, route.Ended), () => false, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            broken = await HowItEndedAsync(receiving).ConfigureAwait(false);
        }

        var fault = route.Fault != PictureFault.None ? route.Fault
            : lost ? (watch.Frames is { HasFrame: false, HasSign: true } ? PictureFault.NoKeyFrame : PictureFault.NoAnswer)
            : broken ?? PictureFault.Unknown;
        return new RunOutcome(fault, route.Converts, watch.Frames.HealthyFor);
    }

    private Transcoder? Transcode(Mp4.InitSegment init, FeedWriter writer, FrameWatch watch) => seats.TryTake() is { } seat
        ? new Transcoder(seat, launcher, throttle, options, init, new RunReceiver(writer, watch), time)
        : null;

    private static async Task<PictureFault?> HowItEndedAsync(Task receiving)
    {
        try
        {
            await receiving.ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception e) when (FaultOf(e) is not null)
        {
            return FaultOf(e);
        }
    }

    private static PictureFault? FaultOf(Exception e) => e switch
    {
        RtspRefusedException { Status: RtspAuthenticator.Unauthorized or 403 } => PictureFault.Unauthorized,
        RtspRefusedException { Status: 404 or 454 or 410 } => PictureFault.NotFound,
        RtspRefusedException => PictureFault.Unknown,
        RtspRedirectException => PictureFault.Redirected,
        RtspFormatException => PictureFault.BadStream,
        OperationCanceledException => PictureFault.NoAnswer,
        IOException or ObjectDisposedException => PictureFault.ConnectionLost,
        _ => null,
    };

    /// <summary>Who takes the packets is known only after the camera said what it offers.</summary>
    private sealed class LateReceiver : IPacketReceiver
    {
        public IPacketReceiver? Receiver { get; set; }

        public void Start(int channel) => Receiver?.Start(channel);

        public void OnPacket(int channel, ReadOnlySpan<byte> packet) => Receiver?.OnPacket(channel, packet);
    }
}
