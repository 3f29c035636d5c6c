namespace LiveView.Api.Gate;

/// <summary>How much of something costly this edge does at once: who finds no place is asked to come again.</summary>
/// <param name="most">How many places there are.</param>
internal abstract class Places(int most) : IDisposable
{
    private readonly SemaphoreSlim _free = new(most, most);

    /// <summary>A place, to be given back; null when there is none.</summary>
    public IDisposable? TryEnter() => _free.Wait(0) ? new Place(_free) : null;

    public void Dispose() => _free.Dispose();

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
