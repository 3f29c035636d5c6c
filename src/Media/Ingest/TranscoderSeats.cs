namespace LiveView.Media.Ingest;

/// <summary>Lets only so many pictures be converted at once: each costs a third of a core and more.</summary>
/// <param name="most">How many, at least 1.</param>
public sealed class TranscoderSeats(int most)
{
    private int _taken;

    /// <summary>How many are taken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes one; null when none is free.</summary>
    public IDisposable? TryTake()
    {
        while (Taken is var taken && taken < most)
        {
            if (Interlocked.CompareExchange(ref _taken, taken + 1, taken) == taken)
            {
                return new Seat(this);
            }
        }

        return null;
    }

    private sealed class Seat(TranscoderSeats seats) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                Interlocked.Decrement(ref seats._taken);
            }
        }
    }
}
