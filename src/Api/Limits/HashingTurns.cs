using System.Threading.RateLimiting;

namespace LiveView.Api.Limits;

/// <summary>
/// Turns at hashes that are slow on purpose. Few at a time and few in line, so that whoever sends many keeps others at the same door
/// waiting, and never the pictures or the alarms.
/// </summary>
/// <param name="atOnce">Hashes at a time; at least 1.</param>
/// <param name="inLine">How many may wait for their turn; at least 1.</param>
internal sealed class HashingTurns(int atOnce, int inLine) : IDisposable
{
    /// <summary>How many wait where nobody says otherwise: some seconds of work.</summary>
    private const int InLine = 32;

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = atOnce,
        QueueLimit = inLine,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Turns for half the processors of this machine.</summary>
    public HashingTurns() : this(Math.Max(1, Environment.ProcessorCount / 2), InLine)
    {
    }

    /// <summary>Does the work when its turn has come, away from the caller's thread.</summary>
    /// <exception cref="TooBusyException">The line is full: nothing was done.</exception>
    public async Task<T> TakeAsync<T>(Func<T> work)
    {
        using var turn = await _turns.AcquireAsync();
        return turn.IsAcquired ? await Task.Run(work) : throw new TooBusyException();
    }

    public void Dispose() => _turns.Dispose();
}
