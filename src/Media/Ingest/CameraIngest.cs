using LiveView.Media.Feeds;
using LiveView.Media.Line;
using LiveView.Media.Rtsp;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>Takes in one camera for one assignment: run after run, until it is cancelled.</summary>
internal sealed class CameraIngest(
    IngestAssignment assignment, Feed feed, CameraDialler dialler, RtspIngest client, StartThrottle visits, double pace, TimeProvider time, ILogger logger)
{
    private readonly RtspAuthenticator _authenticator = new();
    private bool _throughFfmpeg;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var schedule = new ReconnectSchedule();
        while (await RunOnceAsync(cancellation).ConfigureAwait(false) is { } outcome)
        {
            // A camera that our own client cannot follow is ffmpeg's next time, and ours again after that.
            _throughFfmpeg = !_throughFfmpeg && outcome.Fault is PictureFault.BadStream or PictureFault.NoKeyFrame;
            var wait = schedule.After(outcome.Fault, outcome.HealthyFor) * pace;
            IngestLog.RunEnded(logger, assignment.Camera.Value, assignment.Epoch, outcome.Fault, outcome.HealthyFor, wait);
            await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<RunOutcome?> RunOnceAsync(CancellationToken cancellation)
    {
        // Before its turn comes: a camera that does not answer holds up nobody.
        var answer = await DialAsync(cancellation).ConfigureAwait(false);
        await using var line = (answer as DialAnswer.Connected)?.Line;
        using var turn = await visits.EnterAsync(cancellation).ConfigureAwait(false);
        if (feed.StartRun(assignment.Epoch) is not { } writer)
        {
            return null;
        }

        var outcome = answer is DialAnswer.Failed { Fault: var fault }
            ? new RunOutcome(fault, null, TimeSpan.Zero)
            : await RunOnceAsync(line!, writer, turn, cancellation).ConfigureAwait(false);
        return writer.Publish(FaultStates.Of(outcome.Fault, outcome.Codec)) ? outcome : null;
    }

    private async Task<DialAnswer> DialAsync(CancellationToken cancellation)
    {
        try
        {
            _authenticator.Start(assignment.Credentials?.UserName, assignment.Credentials?.ReadPassword());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IngestLog.PasswordUnreadable(logger, assignment.Camera.Value, e.Message);
            return new DialAnswer.Failed(PictureFault.PasswordUnreadable);
        }

        return await dialler.DialAsync(assignment.Address, cancellation).ConfigureAwait(false);
    }

    private async Task<RunOutcome> RunOnceAsync(Stream line, FeedWriter writer, IDisposable turn, CancellationToken cancellation)
    {
        try
        {
            return await client.RunAsync(
                line,
                assignment.Address,
                _authenticator,
                _throughFfmpeg,
                writer,
                turn,
                took => IngestLog.FirstFrame(logger, assignment.Camera.Value, assignment.Epoch, took),
                cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            IngestLog.RunBroke(logger, assignment.Camera.Value, assignment.Epoch, e);
            return new RunOutcome(PictureFault.Unknown, null, TimeSpan.Zero);
        }
    }
}
