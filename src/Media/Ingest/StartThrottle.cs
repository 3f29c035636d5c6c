namespace LiveView.Media.Ingest;

/// <summary>Lets only so many starts of ffmpeg be under way at once: each costs a tenth of a second of processor time.</summary>
internal sealed class StartThrottle(int startsAtOnce) : IDisposable
{
    private readonly SemaphoreSlim _free = new(startsAtOnce, startsAtOnce);

    public async Task<Turn> EnterAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        return new Turn(_free);
    }

    public void Dispose() => _free.Dispose();

    /// <summary>A turn to start; given back once, however often it is disposed.</summary>
    internal sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                free.Release();
            }
        }
    }
}
