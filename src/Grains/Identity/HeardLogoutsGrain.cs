using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Grains.Identity;

internal sealed class HeardLogoutsGrain(TimeProvider time) : Grain, IHeardLogoutsGrain
{
    /// <summary>More tokens than an issuer sends in their life of minutes; beyond it the oldest is forgotten.</summary>
    private const int MostRemembered = 100_000;

    private readonly Dictionary<string, DateTimeOffset> _heard = [];
    private readonly Queue<string> _order = [];

    public Task<bool> Begin(string token, DateTimeOffset until)
    {
        var now = time.GetUtcNow();
        while (_order.TryPeek(out var oldest)
            && (_order.Count >= MostRemembered || !_heard.TryGetValue(oldest, out var end) || end < now))
        {
            _heard.Remove(_order.Dequeue());
        }

        if (!_heard.TryAdd(token, until))
        {
            return Task.FromResult(false);
        }

        _order.Enqueue(token);
        return Task.FromResult(true);
    }

    public Task Forget(string token)
    {
        _heard.Remove(token);
        return Task.CompletedTask;
    }
}
