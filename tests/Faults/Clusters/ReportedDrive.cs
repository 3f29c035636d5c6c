using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using LiveView.Simulation.Tracking;

namespace LiveView.Faults.Clusters;

/// <summary>
/// Vehicles that report ten times a second, in batches, each batch sent again until every record in it is acknowledged, as a device or a
/// gateway does that keeps what it has until then. A record is known again by its latitude.
/// </summary>
internal sealed class ReportedDrive(IReadOnlyList<string> objects)
{
    private const double South = 51.5;
    private const double Step = 1e-5;
    private const int PerBatch = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, int> _acknowledged = new(objects.Select(each => KeyValuePair.Create(each, 0)));
    private int _sentAgain;

    /// <summary>How many records of each object are acknowledged: those numbered from 0 up to there.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged => _acknowledged;

    public int Total => _acknowledged.Values.Sum();

    /// <summary>Batches that had to be sent again.</summary>
    public int SentAgain => Volatile.Read(ref _sentAgain);

    /// <summary>The number of the record that says this latitude.</summary>
    public static int Number(double latitude) => (int)Math.Round((latitude - South) / Step);

    /// <summary>Drives until it is stopped; the batch under way then is still seen through.</summary>
    public Task RunAsync(IReadOnlyList<PositionMachine> edges, int senders, CancellationToken stop)
    {
        var start = TimeProvider.System.GetUtcNow();
        return Task.WhenAll(objects.Chunk((objects.Count + senders - 1) / senders)
            .Select((group, index) => SendAsync(edges[index % edges.Count], group, start, stop)));
    }

    private async Task SendAsync(PositionMachine edge, string[] group, DateTimeOffset start, CancellationToken stop)
    {
        for (var first = 0; !stop.IsCancellationRequested; first += PerBatch)
        {
            var wait = start + ((first + PerBatch) * Interval) - TimeProvider.System.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System, CancellationToken.None);
            var batch = string.Join('\n', Enumerable.Range(first, PerBatch).SelectMany(number => group.Select(device => Line(device, number, start))));
            while (!await IsTakenAsync(edge, batch))
            {
                Interlocked.Increment(ref _sentAgain);
                await Task.Delay(Before, TimeProvider.System, CancellationToken.None);
            }

            foreach (var device in group)
                _acknowledged[device] = first + PerBatch;
        }
    }

    private static async Task<bool> IsTakenAsync(PositionMachine edge, string batch)
    {
        try
        {
            using var answer = await edge.Http.PostAsync("/v1/positions", new StringContent(batch));
            if (!answer.IsSuccessStatusCode)
                return false;
            using var lines = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
            return lines.RootElement.EnumerateArray().All(line => line.GetProperty("verdict").ValueKind == JsonValueKind.String);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static string Line(string device, int number, DateTimeOffset start) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"device\":\"{device}\",\"time\":\"{start + (number * Interval):O}\",\"lat\":{South + (number * Step):F7},\"lon\":5.1214,\"speed\":11.1,\"heading\":0}}");
}
