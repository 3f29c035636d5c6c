using System.Net;
using LiveView.Media.Feeds;
using LiveView.Media.Line;
using LiveView.Media.Mp4;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>
/// Lets ffmpeg take in one camera once, over a line that is open already: for what our own client does not read. It publishes frames
/// until ffmpeg ends, hangs, or is no longer wanted.
/// </summary>
internal sealed class FfmpegIngest(ProcessLauncher launcher, StartThrottle throttle, TranscoderSeats seats, RelayPort port, MediaNodeOptions options, TimeProvider time)
{
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(4.5);

    /// <param name="line">The open line to the camera.</param>
    /// <param name="address">Where the camera offers its picture.</param>
    /// <param name="authenticator">Signs ffmpeg's requests.</param>
    /// <param name="video">What the camera offers.</param>
    /// <param name="writer">Where the frames go.</param>
    /// <param name="firstFrame">Told once how long the first frame took.</param>
    /// <param name="cancellation">Ends the run; the process is dead when the returned task completes.</param>
    public async Task<RunOutcome> RunAsync(
        Stream line, RtspAddress address, RtspAuthenticator authenticator, VideoOffer video, FeedWriter writer, Action<TimeSpan> firstFrame,
        CancellationToken cancellation)
    {
        var copies = video.Encoding == "H264";
        using var seat = copies ? null : seats.TryTake();
        if (!copies && seat is null)
        {
            return new RunOutcome(PictureFault.TranscoderBusy, video.FfmpegName, TimeSpan.Zero);
        }

        writer.LiveState = copies ? PictureState.Live : FaultStates.Transcoded(PictureFault.Transcoded, video.FfmpegName);
        var outcome = await ReadAsync(
            line, address, authenticator, copies ? FfmpegArguments.Copy : FfmpegArguments.Transcode, copies ? options.MostProcessorShare : options.MostTranscoderShare,
            TrackCodec.H264, writer, firstFrame, cancellation).ConfigureAwait(false);
        return outcome with { Codec = outcome.Codec ?? video.FfmpegName };
    }

    /// <summary>Takes in what the camera hears, whatever it is coded with, and makes AAC of it.</summary>
    /// <param name="line">The open line to the camera.</param>
    /// <param name="address">Where the camera offers it.</param>
    /// <param name="authenticator">Signs ffmpeg's requests.</param>
    /// <param name="writer">Where the sound goes.</param>
    /// <param name="firstFrame">Told once how long the first of it took.</param>
    /// <param name="cancellation">Ends the run; the process is dead when the returned task completes.</param>
    public Task<RunOutcome> ListenAsync(
        Stream line, RtspAddress address, RtspAuthenticator authenticator, FeedWriter writer, Action<TimeSpan> firstFrame, CancellationToken cancellation) =>
        ReadAsync(line, address, authenticator, FfmpegArguments.Listen, options.MostProcessorShare, TrackCodec.Aac, writer, firstFrame, cancellation);

    private async Task<RunOutcome> ReadAsync(
        Stream line, RtspAddress address, RtspAuthenticator authenticator, Func<IPEndPoint, IReadOnlyList<string>> arguments, double mostShare,
        TrackCodec wanted, FeedWriter writer, Action<TimeSpan> firstFrame, CancellationToken cancellation)
    {
        using var turn = await throttle.EnterAsync(cancellation).ConfigureAwait(false);
        await using var relay = new RtspRelay(port, line, address, authenticator);
        var watch = new RunWatch(writer, turn, firstFrame, options, time);
        var receiver = new RunReceiver(writer, watch.Frames, wanted);
        await using var ffmpeg = await FfmpegProcess.StartAsync(
            launcher, options, arguments(relay.Endpoint), mostShare, receiver, time).ConfigureAwait(false);
        if (ffmpeg is null)
        {
            return new RunOutcome(PictureFault.NoFfmpeg, null, TimeSpan.Zero);
        }

        bool lost;
        try
        {
            lost = await watch.UntilAsync(ffmpeg.Pictures, ffmpeg.IsTooBusy, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await ffmpeg.DisposeAsync().ConfigureAwait(false);
        }

        return new RunOutcome(Judge(relay, receiver, ffmpeg, watch.Frames, lost), ffmpeg.Diagnosis.VideoCodec, watch.Frames.HealthyFor);
    }

    private static PictureFault Judge(RtspRelay relay, RunReceiver receiver, FfmpegProcess ffmpeg, FrameWatch watch, bool lost)
    {
        if (relay.Fault != PictureFault.None)
        {
            return relay.Fault;
        }

        if (receiver.IsOtherCodec)
        {
            return PictureFault.NotH264;
        }

        if (ffmpeg.IsBad)
        {
            return PictureFault.BadStream;
        }

        if (watch.HasFrame)
        {
            return lost ? PictureFault.NoAnswer : PictureFault.ConnectionLost;
        }

        if (ffmpeg.Diagnosis.Fault != PictureFault.None)
        {
            return ffmpeg.Diagnosis.Fault;
        }

        // ffmpeg calls a connection that timed out "invalid data": only the time it took tells them apart.
        return lost || watch.Running > s_connectTimeout ? PictureFault.NoAnswer : PictureFault.Unknown;
    }
}
