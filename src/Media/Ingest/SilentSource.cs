using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>A source that is not listened to: what is pushed to us, and films, come once, for their picture.</summary>
internal sealed class SilentSource : ISource
{
    public Task<ISourceVisit> VisitAsync(CancellationToken cancellation) => Task.FromResult<ISourceVisit>(new FailedVisit(PictureFault.NoAudio));
}
