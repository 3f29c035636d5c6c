using CsCheck;

namespace LiveView.Fuzzing;

/// <summary>
/// Gives a parser wrong input for a while, and watches that it fails only as it says, in little time and with little memory. Inputs with a
/// new outcome join those from which others are made.
/// </summary>
public static class Fuzzer
{
    /// <summary>What 99 of 100 inputs stay within.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(5);

    /// <summary>Most bytes that a parser may allocate per byte of input, inputs under a kilobyte counted as one.</summary>
    public const int MostAllocated = 64;

    private const int Kilobyte = 1024;
    private const int MostCorpus = 2000;
    private const int WarmUp = 200;

    /// <summary>Fuzzes one parser.</summary>
    /// <param name="target">The parser.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="time">The clock that says when it is over.</param>
    /// <param name="seed">A seed of an earlier report; null takes a new one.</param>
    /// <param name="cancellation">Ends it before its time.</param>
    public static FuzzReport Run(FuzzTarget target, TimeSpan duration, TimeProvider time, string? seed, CancellationToken cancellation)
    {
        var chance = seed is null ? PCG.ThreadPCG : PCG.Parse(seed);
        var start = chance.ToString();
        var mutation = new Mutation(chance, target);
        var corpus = new List<byte[]>(target.Seeds);
        var outcomes = new HashSet<int>();
        var since = time.GetTimestamp();
        var (inputs, slow, most) = (0L, 0L, 0.0);
        foreach (var right in target.Seeds)
        {
            outcomes.Add(target.Read(right));
        }

        while (!cancellation.IsCancellationRequested && time.GetElapsedTime(since) < duration)
        {
            var input = mutation.Make(corpus);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var began = time.GetTimestamp();
            int outcome;
            try
            {
                outcome = target.Read(input);
            }
            catch (Exception e) when (target.Throws.Contains(e.GetType()))
            {
                outcome = e.GetType().GetHashCode();
            }
#pragma warning disable CA1031 // Any other exception is what is looked for.
            catch (Exception e)
            {
                return Report($"It failed in a way it does not declare.\n{e}", input);
            }
#pragma warning restore CA1031

            inputs++;
            if (inputs > WarmUp)
            {
                // Before that, the runtime still compiles and loads.
                var perByte = (GC.GetAllocatedBytesForCurrentThread() - allocated - target.WorkingBytes) / (double)Math.Max(input.Length, Kilobyte);
                most = Math.Max(most, perByte);
                slow += time.GetElapsedTime(began) > MostTime && IsSlow(target, input, time) ? 1 : 0;
                if (perByte > MostAllocated)
                {
                    return Report($"It allocated {perByte:F0} bytes per byte of input.", input);
                }
            }

            if (outcomes.Add(outcome) && corpus.Count < MostCorpus)
            {
                corpus.Add(input);
            }
        }

        return slow * 100 > inputs ? Report($"Of 100 inputs {100.0 * slow / inputs:F1} took more than {MostTime.TotalMilliseconds} ms.", []) : Report(null, []);

        FuzzReport Report(string? failure, byte[] input) => new(
            target.Name, start, inputs, outcomes.Count, slow, most, failure is null ? null : $"{failure}\nInput: {Convert.ToHexString(input)}");
    }

    /// <summary>Whether it is slow every time: a machine that has other things to do makes anything slow once.</summary>
    private static bool IsSlow(FuzzTarget target, byte[] input, TimeProvider time)
    {
        for (var again = 0; again < 3; again++)
        {
            var began = time.GetTimestamp();
            try
            {
                _ = target.Read(input);
            }
            catch (Exception e) when (target.Throws.Contains(e.GetType()))
            {
                // As it says.
            }

            if (time.GetElapsedTime(began) <= MostTime)
            {
                return false;
            }
        }

        return true;
    }
}
