using System.Text;
using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>Lets ffmpeg take in once what a script names, and publishes frames until it ends, hangs, or is no longer wanted.</summary>
internal sealed class ScriptedIngest(
    ProcessLauncher launcher, StartThrottle throttle, TranscoderSeats seats, MediaNodeOptions options, TimeProvider time)
{
    /// <param name="script">What it reads.</param>
    /// <param name="arguments">How.</param>
    /// <param name="converts">Why its pictures are converted, as <see cref="FaultStates"/> names it; null when they are copied.</param>
    /// <param name="patience">How long the first frame may take.</param>
    /// <param name="writer">Where the frames go.</param>
    /// <param name="turn">Given back when the start is over.</param>
    /// <param name="firstFrame">Told once how long the first frame took.</param>
    /// <param name="cancellation">Ends the run; the process is dead when the returned task completes.</param>
    public async Task<RunOutcome> RunAsync(
        InputScript script, IReadOnlyList<string> arguments, string? converts, TimeSpan patience, FeedWriter writer, IDisposable turn,
        Action<TimeSpan> firstFrame, CancellationToken cancellation)
    {
        using var seat = converts is null ? null : seats.TryTake();
        if (converts is not null && seat is null)
        {
            return new RunOutcome(PictureFault.TranscoderBusy, converts, TimeSpan.Zero);
        }

        using var start = await throttle.EnterAsync(cancellation).ConfigureAwait(false);
        var watch = new RunWatch(writer, new Both(turn, start), firstFrame, options with { FirstFramePatience = patience }, time);
        var receiver = new RunReceiver(writer, watch.Frames);
        await using var ffmpeg = await FfmpegProcess.StartAsync(
            launcher, options, arguments, converts is null ? options.MostProcessorShare : options.MostTranscoderShare, receiver, time).ConfigureAwait(false);
        if (ffmpeg is null)
        {
            return new RunOutcome(PictureFault.NoFfmpeg, null, TimeSpan.Zero);
        }

        bool lost;
        try
        {
            await TellAsync(ffmpeg.Input, script, cancellation).ConfigureAwait(false);
            lost = await watch.UntilAsync(ffmpeg.Pictures, ffmpeg.IsTooBusy, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await ffmpeg.DisposeAsync().ConfigureAwait(false);
        }

        return new RunOutcome(Judge(receiver, ffmpeg, watch.Frames, lost), ffmpeg.Diagnosis.VideoCodec, watch.Frames.HealthyFor);
    }

    private static async Task TellAsync(Stream input, InputScript script, CancellationToken cancellation)
    {
        try
        {
            await input.WriteAsync(Encoding.UTF8.GetBytes(script.Text), cancellation).ConfigureAwait(false);
            await input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It ended before it was told; its pictures end too, and say so.
        }
    }

    private static PictureFault Judge(RunReceiver receiver, FfmpegProcess ffmpeg, FrameWatch watch, bool lost) =>
        receiver.IsOtherCodec ? PictureFault.NotH264
        : ffmpeg.IsBad ? PictureFault.BadStream
        : watch.HasFrame ? (lost ? PictureFault.NoAnswer : PictureFault.ConnectionLost)
        : ffmpeg.Diagnosis.Fault is var fault and not PictureFault.None ? fault
        : lost ? PictureFault.NoAnswer : PictureFault.BadStream;

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
