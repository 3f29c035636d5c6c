namespace LiveView.Benchmarks.Positions;

/// <summary>What one tracked object more costs in memory: the same town with few and with many, each with a full window of fixes behind it.</summary>
/// <remarks>What a server holds before its first object, and the room its heap keeps free, is no object's.</remarks>
internal static class ObjectMemory
{
    private const int Few = 1_000;
    private const int Many = 20_000;
    private const int Batch = 100;

    /// <summary>A track remembers 60 to 67 fixes that come in order.</summary>
    private const int Rounds = 80;

    private const double BytesPerGb = 1024.0 * 1024 * 1024;

    public static async Task RunAsync(Action<string, double> put, CancellationToken cancellation)
    {
        var few = await HeldAsync(Few, cancellation);
        var many = await HeldAsync(Many, cancellation);
        put("bytes_per_object", (double)(many - few) / (Many - Few));
        put("objects_per_gb", (Many - Few) * BytesPerGb / (many - few));
    }

    private static async Task<long> HeldAsync(int objects, CancellationToken cancellation)
    {
        await using var town = await TrackedTown.StartAsync(objects, cancellation);
        for (var round = 0; round < Rounds; round++)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, objects / Batch), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
                async (batch, over) => await town.PostAsync(TrackedTown.Lines(batch * Batch, Batch, round), over));
        }

        for (var i = 0; i < 6; i++) { Console.WriteLine($"PID {town.Server.ProcessId} {objects} {Fanout.ProcessCost.Of(town.Server.ProcessId).Memory / 1e6:N1}"); await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, CancellationToken.None); }
        return Fanout.ProcessCost.Of(town.Server.ProcessId).Memory;
    }
}
