using LiveView.Media.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>Takes in one camera for one assignment: run after run, until it is cancelled.</summary>
internal sealed class CameraIngest(
    IngestAssignment assignment, Feed feed, FfmpegIngest ffmpeg, StartThrottle throttle, TimeProvider time, ILogger logger)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (assignment.Credentials is not null)
        {
            // ffmpeg takes a password on its command line only, where every process of the machine may read it.
            feed.StartRun(assignment.Epoch)?.Publish(FaultStates.Of(PictureFault.CredentialsUnsupported, null));
            IngestLog.CredentialsRefused(logger, assignment.Camera.Value);
            return;
        }

        var schedule = new ReconnectSchedule();
        while (await RunOnceAsync(cancellation).ConfigureAwait(false) is { } outcome)
        {
            var wait = schedule.After(outcome.Fault, outcome.HealthyFor);
            IngestLog.RunEnded(logger, assignment.Camera.Value, assignment.Epoch, outcome.Fault, outcome.HealthyFor, wait);
            await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<RunOutcome?> RunOnceAsync(CancellationToken cancellation)
    {
        using var turn = await throttle.EnterAsync(cancellation).ConfigureAwait(false);
        if (feed.StartRun(assignment.Epoch) is not { } writer)
        {
            return null;
        }

        RunOutcome outcome;
        try
        {
            outcome = await ffmpeg.RunAsync(
                assignment.Address,
                writer,
                turn,
                took => IngestLog.FirstFrame(logger, assignment.Camera.Value, assignment.Epoch, took),
                cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            IngestLog.RunBroke(logger, assignment.Camera.Value, assignment.Epoch, e);
            outcome = new RunOutcome(PictureFault.Unknown, null, TimeSpan.Zero);
        }

        return writer.Publish(FaultStates.Of(outcome.Fault, outcome.Codec)) ? outcome : null;
    }
}
