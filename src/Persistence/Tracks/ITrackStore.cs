namespace LiveView.Persistence.Tracks;

/// <summary>How one database writes tracks.</summary>
internal interface ITrackStore : IAsyncDisposable
{
    /// <summary>Writes all of it in one transaction, or nothing.</summary>
    /// <exception cref="Domain.Tracking.TrackConflictException">A track goes on from another number; nothing was written.</exception>
    Task WriteAsync(IReadOnlyList<PendingTrack> batch);
}
