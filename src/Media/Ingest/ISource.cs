namespace LiveView.Media.Ingest;

/// <summary>A source of pictures for one feed, visited again and again.</summary>
internal interface ISource
{
    /// <summary>Prepares one visit: what may take long and needs no turn, such as connecting.</summary>
    Task<ISourceVisit> VisitAsync(CancellationToken cancellation);
}
