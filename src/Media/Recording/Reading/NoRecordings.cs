using LiveView.Domain.Identifiers;

namespace LiveView.Media.Recording.Reading;

/// <summary>The recordings of a process that keeps none and has no way to those that do.</summary>
public sealed class NoRecordings : IRecordings
{
    /// <inheritdoc />
    public Task<RecordedExtent?> ExtentAsync(IncidentId incident, CameraId camera, CancellationToken cancellation) =>
        Task.FromResult<RecordedExtent?>(null);

    /// <inheritdoc />
    public IAsyncEnumerable<RecordedItem> ReadAsync(
        IncidentId incident, CameraId camera, DateTimeOffset from, DateTimeOffset? notBefore, bool follow,
        CancellationToken cancellation) =>
        AsyncEnumerable.Empty<RecordedItem>();
}
