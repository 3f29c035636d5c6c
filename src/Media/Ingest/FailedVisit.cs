using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>A visit that was over before it began.</summary>
internal sealed class FailedVisit(PictureFault fault) : ISourceVisit
{
    public Task<RunOutcome> RunAsync(FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation) =>
        Task.FromResult(new RunOutcome(fault, null, TimeSpan.Zero));

    public ValueTask DisposeAsync() => default;
}
