using LiveView.Benchmarks.Fanout;

namespace LiveView.Benchmarks.Positions;

/// <summary>What one tracked object more costs in memory: the same town with few and with many, each with a full window of fixes behind it.</summary>
/// <remarks>
/// What a server holds before its first object is no object's. First as each says its place as fast as it is stored, so that the collector
/// takes the room that so much garbage needs; then as trackers report, every ten seconds.
/// </remarks>
internal static class ObjectMemory
{
    private const int Few = 1_000;
    private const int Many = 20_000;
    private const int Batch = 100;

    /// <summary>A track remembers 60 to 67 fixes that come in order.</summary>
    private const int Rounds = 80;

    private const int PacedRounds = 6;
    private const int SecondsBetween = 10;
    private const double BytesPerGb = 1024.0 * 1024 * 1024;

    public static async Task RunAsync(Action<string, double> put, CancellationToken cancellation)
    {
        var few = await HeldAsync(Few, cancellation);
        var many = await HeldAsync(Many, cancellation);
        put("bytes_per_object_flooded", (double)(many.Flooded - few.Flooded) / (Many - Few));
        put("objects_per_gb_flooded", (Many - Few) * BytesPerGb / (many.Flooded - few.Flooded));
        put("bytes_per_object", (double)(many.Paced - few.Paced) / (Many - Few));
        put("objects_per_gb", (Many - Few) * BytesPerGb / (many.Paced - few.Paced));
    }

    private static async Task<(long Flooded, long Paced)> HeldAsync(int objects, CancellationToken cancellation)
    {
        await using var town = await TrackedTown.StartAsync(objects, cancellation);
        var batches = objects / Batch;
        for (var round = 0; round < Rounds; round++)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, batches), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
                async (batch, over) => await town.PostAsync(TrackedTown.Lines(batch * Batch, Batch, round), over));
        }

        var flooded = ProcessCost.Of(town.Server.ProcessId).Memory;
        await Pace.RunAsync(
            batches * PacedRounds, Math.Max(1, batches / SecondsBetween),
            number => town.PostAsync(TrackedTown.Lines(number % batches * Batch, Batch, Rounds + (number / batches)), cancellation), cancellation);
        return (flooded, ProcessCost.Of(town.Server.ProcessId).Memory);
    }
}
