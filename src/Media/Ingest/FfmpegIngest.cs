using System.ComponentModel;
using System.Diagnostics;
using LiveView.Media.Feeds;
using LiveView.Media.Mp4;

namespace LiveView.Media.Ingest;

/// <summary>Runs ffmpeg once for one camera and publishes its frames, until it ends, hangs, or is no longer wanted.</summary>
internal sealed class FfmpegIngest(ProcessLauncher launcher, MediaNodeOptions options, TimeProvider time)
{
    private const int ReadBytes = 64 * 1024;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_startCost = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(4.5);

    /// <param name="address">Where the camera offers its picture.</param>
    /// <param name="writer">Where the frames go.</param>
    /// <param name="turn">Given back when the start is over: a camera that does not answer costs nothing after two seconds.</param>
    /// <param name="firstFrame">Told once how long the first frame took.</param>
    /// <param name="cancellation">Ends the run; the process is dead when the returned task completes.</param>
    public async Task<RunOutcome> RunAsync(
        RtspAddress address, FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation)
    {
        Process process;
        try
        {
            process = await launcher.StartAsync(options.FfmpegPath, FfmpegArguments.Copy(address)).ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            return new RunOutcome(PictureFault.NoFfmpeg, null, TimeSpan.Zero);
        }

        using var _ = process;
        var watch = new FrameWatch(options, time);
        var receiver = new RunReceiver(writer, watch);
        var diagnosis = new FfmpegDiagnosis();
        var pictures = OwnThread.RunAsync("ffmpeg pictures", () => ReadPictures(process, receiver));
        var remarks = OwnThread.RunAsync("ffmpeg remarks", () => ReadRemarks(process, diagnosis));
        var lost = false;
        var unreadable = false;
        try
        {
            lost = await WatchAsync(pictures, watch, writer, turn, firstFrame, cancellation).ConfigureAwait(false);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            unreadable = await EndedBadlyAsync(pictures).ConfigureAwait(false);
            await EndedBadlyAsync(remarks).ConfigureAwait(false);
        }

        return new RunOutcome(Judge(receiver, diagnosis, watch, unreadable, lost), diagnosis.VideoCodec, watch.HealthyFor);
    }

    private async Task<bool> WatchAsync(
        Task pictures, FrameWatch watch, FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation)
    {
        var started = false;
        while (!pictures.IsCompleted)
        {
            await Task.WhenAny(pictures, Task.Delay(s_look, time, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (watch.HasFrame || watch.Running > s_startCost)
            {
                turn.Dispose();
            }

            if (!started && watch.ToFirstFrame is { } took)
            {
                started = true;
                firstFrame(took);
            }

            switch (watch.Look())
            {
                case FrameAge.Stalled:
                    writer.Publish(PictureState.Stalled);
                    break;
                case FrameAge.Lost:
                    return true;
            }
        }

        return false;
    }

    private static void ReadPictures(Process process, RunReceiver receiver)
    {
        var reader = new FragmentReader(receiver, PictureHeader.Length);
        var buffer = new byte[ReadBytes];
        var stream = process.StandardOutput.BaseStream;
        while (!receiver.Finished && stream.Read(buffer) is var read and > 0)
        {
            reader.Read(buffer.AsSpan(0, read));
        }
    }

    private static void ReadRemarks(Process process, FfmpegDiagnosis diagnosis)
    {
        var line = new char[512];
        var length = 0;
        while (process.StandardError.Read() is var c and >= 0)
        {
            if (c is '\n' or '\r')
            {
                diagnosis.Observe(line.AsSpan(0, length));
                length = 0;
            }
            else if (length < line.Length)
            {
                line[length++] = (char)c;
            }
        }

        diagnosis.Observe(line.AsSpan(0, length));
    }

    private static PictureFault Judge(RunReceiver receiver, FfmpegDiagnosis diagnosis, FrameWatch watch, bool unreadable, bool lost)
    {
        if (receiver.NotH264)
        {
            return PictureFault.NotH264;
        }

        if (unreadable)
        {
            return PictureFault.BadStream;
        }

        if (watch.HasFrame)
        {
            return lost ? PictureFault.NoAnswer : PictureFault.ConnectionLost;
        }

        if (diagnosis.Fault != PictureFault.None)
        {
            return diagnosis.Fault;
        }

        // ffmpeg calls a connection that timed out "invalid data": only the time it took tells them apart.
        return lost || watch.Running > s_connectTimeout ? PictureFault.NoAnswer : PictureFault.Unknown;
    }

    private static async Task<bool> EndedBadlyAsync(Task reading)
    {
        try
        {
            await reading.ConfigureAwait(false);
            return false;
        }
        catch (Exception e) when (e is Mp4FormatException or IOException)
        {
            return true;
        }
    }
}
