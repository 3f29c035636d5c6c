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
            ["Limits:SocketsPerSession"] = "2000",
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

        var (fetched, delivered) = (town.Relays.Sum(each => each.Bytes), taps.Sum(tap => tap.Bytes));
        await Task.Delay(Window, TimeProvider.System, cancellation);
        (fetched, delivered) = (town.Relays.Sum(each => each.Bytes) - fetched, taps.Sum(tap => tap.Bytes) - delivered);
        var made = town.Relays.Sum(each => each.Connections) - connections;
        var ended = taps.Count(tap => tap.Ended.IsCompleted);
        // One viewer's share of what was delivered is one copy.
        var copies = fetched / ((double)delivered / (Viewers - ended));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {Viewers} viewers over 2 edges: {made} connections to the silos, {fetched / 1e6:0.00} MB fetched in {Window.TotalSeconds:0} s for {delivered / 1e6:0.0} MB delivered: {copies:0.00} copies (aim: 2 connections, 2 copies); {ended} viewers ended"));
        return new BenchOutcome(
            new Dictionary<string, double>
            {
                ["viewers"] = Viewers,
                ["relay_connections"] = made,
                ["relay_copies"] = copies,
                ["relay_bytes"] = fetched,
                ["delivered_bytes"] = delivered,
                ["viewers_ended"] = ended,
            },
            made == 2 && ended == 0 && copies < 2.3);
    }
}
