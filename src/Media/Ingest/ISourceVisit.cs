using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>One visit to a source, from its first picture to its last. Nothing of it is left when it is disposed of.</summary>
internal interface ISourceVisit : IAsyncDisposable
{
    /// <summary>Publishes frames until the source ends, hangs, or is no longer wanted.</summary>
    /// <param name="writer">Where the frames go.</param>
    /// <param name="turn">Given back when the start is over.</param>
    /// <param name="firstFrame">Told once how long the first frame took.</param>
    /// <param name="cancellation">Ends the visit.</param>
    Task<RunOutcome> RunAsync(FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation);
}
