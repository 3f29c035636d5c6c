namespace LiveView.Api.Gate.Clips;

/// <summary>How many clips this edge gives at once: each reads and deciphers a recording as fast as its line takes it.</summary>
internal sealed class ClipRoom : IDisposable
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
