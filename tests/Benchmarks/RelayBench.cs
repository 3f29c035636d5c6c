using System.Globalization;
using LiveView.Simulation.Clusters;
using LiveView.Simulation.Pictures;

namespace LiveView.Benchmarks;

internal sealed class RelayBench : IBench
{
    private const int Viewers = 1_000;
    private const int AtOnce = 50;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    public string Name => "relay";

    public string Measures => "1,000 viewers of one camera over two edges, as processes with TLS: connections and bytes fetched from the silo";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var town = await Town.StartAsync(more: new Dictionary<string, string>
        {
            ["Limits:SocketsPerSession"] = "1000",
            ["Limits:RequestsPerSecond"] = "10000",
            ["Limits:RequestsAtOnce"] = "10000",
        });
        await using var incident = await TownIncident.BeginAsync(town);
        var connections = town.Relays.Sum(each => each.Connections);
        var taps = new List<PictureTap>();
        for (var begun = 0; begun < Viewers; begun += AtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            taps.AddRange(await Task.WhenAll(Enumerable.Range(begun, AtOnce).Select(
                viewer => incident.WatchAsync(viewer % 2 == 0 ? incident.Here : incident.There))));
        }

        var (before, delivered) = (Carried(town), taps.Sum(tap => tap.Bytes));
        await Task.Delay(Window, TimeProvider.System, cancellation);
        var (after, made) = (Carried(town), town.Relays.Sum(each => each.Connections) - connections);
        delivered = taps.Sum(tap => tap.Bytes) - delivered;
        var ended = taps.Count(tap => tap.Ended.IsCompleted);
        // One viewer's share of what was delivered is one copy; what TLS and the relay put around each frame comes on top.
        var copy = (double)delivered / (Viewers - ended);
        var fetched = after.Count == before.Count ? after.Zip(before, (now, then) => now - then).ToList() : [];
        var copies = fetched.Select(each => each / copy).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {Viewers} viewers over 2 edges: {made} connections to the silos, {fetched.Sum() / 1e6:0.00} MB fetched in {Window.TotalSeconds:0} s for {delivered / 1e6:0.0} MB delivered (aim: 2 connections); {ended} viewers ended"));
        Console.WriteLine($"  copies per edge, with what is around each frame: {string.Join(", ", copies.Select(each => each.ToString("0.00", CultureInfo.InvariantCulture)))} (aim: 1, and at most 1.1)");
        return new BenchOutcome(
            new Dictionary<string, double>
            {
                ["viewers"] = Viewers,
                ["relay_connections"] = made,
                ["relay_copies"] = copies.Sum(),
                ["relay_copies_per_edge_most"] = copies.DefaultIfEmpty(double.NaN).Max(),
                ["relay_bytes"] = fetched.Sum(),
                ["delivered_bytes"] = delivered,
                ["viewers_ended"] = ended,
            },
            made == 2 && ended == 0 && copies.Count == 2 && copies.All(each => each is > 0.95 and < 1.1));
    }

    /// <summary>Bytes over each standing connection, one per edge, in an order that stays as long as the connections do.</summary>
    private static List<long> Carried(Town town) => [.. town.Relays.SelectMany(each => each.Carried).Where(bytes => bytes > 0)];
}
