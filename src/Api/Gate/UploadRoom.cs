namespace LiveView.Api.Gate;

/// <summary>How many pictures this edge takes in at once: each takes memory while it waits its turn.</summary>
internal sealed class UploadRoom : IDisposable
{
    private const int Most = 4;

    private readonly SemaphoreSlim _free = new(Most, Most);

    /// <summary>A place, to be given back; null when there is none.</summary>
    public IDisposable? TryEnter() => _free.Wait(0) ? new Place(_free) : null;

    public void Dispose() => _free.Dispose();

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
