using LiveView.Media.Feeds;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>
/// Takes in what one camera hears, and nothing of what it sees: AAC as it comes, with our own client; every other coding, such as G.711,
/// through ffmpeg, which makes AAC of it. It runs only for a feed of sound, which there is only where the source policy allows it.
/// </summary>
internal sealed class SoundIngest(FfmpegIngest ffmpeg, MediaNodeOptions options, TimeProvider time) : IRtspClient
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
            if ((await session.DescribeAsync(either.Token).ConfigureAwait(false)).Audio is not { } audio)
            {
                return new RunOutcome(PictureFault.NoAudio, null, TimeSpan.Zero);
            }

            if (throughFfmpeg || audio.Aac is not { } config)
            {
                turn.Dispose();
                return await ffmpeg.ListenAsync(line, address, authenticator, writer, firstFrame, cancellation).ConfigureAwait(false);
            }

            var watch = new RunWatch(writer, turn, firstFrame, options, time);
            var route = new SoundRoute(writer, watch.Frames, config, audio.ClockRate);
            packets.Receiver = new SoundAssembler(audio, config, route);
            await session.PlayAsync(audio.Control, either.Token).ConfigureAwait(false);
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

    private static async Task<RunOutcome> ReceiveAsync(RtspSession session, SoundRoute route, RunWatch watch, CancellationToken cancellation)
    {
        var (lost, broken) = await watch.ReceiveAsync(session, route.Ended, cancellation).ConfigureAwait(false);
        return new RunOutcome(lost ? PictureFault.NoAnswer : broken ?? PictureFault.None, null, watch.Frames.HealthyFor);
    }
}
