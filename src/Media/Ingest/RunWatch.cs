using LiveView.Media.Feeds;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>Looks after one run: says when it stands still, and ends it when it is lost.</summary>
/// <param name="writer">Told when the picture stands still.</param>
/// <param name="turn">Given back when the start is over: a camera that does not answer costs the others nothing after two seconds.</param>
/// <param name="firstFrame">Told once how long the first frame took.</param>
/// <param name="options">How long is too long.</param>
/// <param name="time">The clock.</param>
internal sealed class RunWatch(FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, MediaNodeOptions options, TimeProvider time)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_startCost = TimeSpan.FromSeconds(2);

    /// <summary>The age of the frames of this run.</summary>
    public FrameWatch Frames { get; } = new(options, time);

    /// <summary>Receives what a camera sends and watches it, until the camera or what becomes of its packets ends, or the run is lost.</summary>
    /// <param name="session">The session, which plays.</param>
    /// <param name="routeEnded">Completes when no more packets are wanted.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>Whether the run was lost; and what broke the session, null when nothing did.</returns>
    public async Task<(bool Lost, PictureFault? Broken)> ReceiveAsync(RtspSession session, Task routeEnded, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var receiving = session.ReceiveAsync(stop.Token);
        var lost = false;
        PictureFault? broken;
        try
        {
            lost = await UntilAsync(Task.WhenAny(receiving, routeEnded), () => false, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            broken = await RtspFaults.OfAsync(receiving).ConfigureAwait(false);
        }

        return (lost, broken);
    }

    /// <summary>Watches until a task ends.</summary>
    /// <param name="ended">The run.</param>
    /// <param name="isTooBusy">Whether it costs too much.</param>
    /// <param name="cancellation">Ends the watch.</param>
    /// <returns>Whether the run must be ended, because it is lost or too busy.</returns>
    public async Task<bool> UntilAsync(Task ended, Func<bool> isTooBusy, CancellationToken cancellation)
    {
        var started = false;
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Task.Delay(s_look, time, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (Frames.HasFrame || Frames.Running > s_startCost)
            {
                turn.Dispose();
            }

            if (!started && Frames.ToFirstFrame is { } took)
            {
                started = true;
                firstFrame(took);
            }

            if (isTooBusy())
            {
                return true;
            }

            switch (Frames.Look())
            {
                case FrameAge.WithoutKey:
                    writer.Publish(PictureState.WaitingForKeyFrame);
                    break;
                case FrameAge.Stalled:
                    writer.Publish(PictureState.Stalled);
                    break;
                case FrameAge.Lost:
                    return true;
            }
        }

        return false;
    }
}
