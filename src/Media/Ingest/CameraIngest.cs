using LiveView.Media.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>Takes in one source for one assignment: visit after visit, until it is cancelled.</summary>
internal sealed class CameraIngest(
    IngestAssignment assignment, Feed feed, ISource source, StartThrottle visits, double pace, TimeProvider time, ILogger logger)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var schedule = new ReconnectSchedule();
        while (await RunOnceAsync(cancellation).ConfigureAwait(false) is { } outcome)
        {
            var wait = schedule.After(outcome.Fault, outcome.HealthyFor) * pace;
            IngestLog.RunEnded(logger, $"{assignment.Feed}", assignment.Epoch, outcome.Fault, outcome.HealthyFor, wait);
            await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<RunOutcome?> RunOnceAsync(CancellationToken cancellation)
    {
        // Before its turn comes: a camera that does not answer holds up nobody.
        await using var visit = await source.VisitAsync(cancellation).ConfigureAwait(false);
        using var turn = await visits.EnterAsync(cancellation).ConfigureAwait(false);
        if (feed.StartRun(assignment.Epoch) is not { } writer)
        {
            return null;
        }

        var outcome = await RunOnceAsync(visit, writer, turn, cancellation).ConfigureAwait(false);
        return writer.Publish(FaultStates.Of(outcome.Fault, outcome.Codec)) ? outcome : null;
    }

    private async Task<RunOutcome> RunOnceAsync(ISourceVisit visit, FeedWriter writer, IDisposable turn, CancellationToken cancellation)
    {
        try
        {
            return await visit.RunAsync(
                writer, turn, took => IngestLog.FirstFrame(logger, $"{assignment.Feed}", assignment.Epoch, took), cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            IngestLog.RunBroke(logger, $"{assignment.Feed}", assignment.Epoch, e);
            return new RunOutcome(PictureFault.Unknown, null, TimeSpan.Zero);
        }
    }
}
