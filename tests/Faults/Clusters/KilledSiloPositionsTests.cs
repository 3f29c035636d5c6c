using System.Globalization;
using LiveView.Simulation;
using LiveView.Simulation.Clusters;
using LiveView.Simulation.Tracking;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace LiveView.Faults.Clusters;

/// <summary>
/// One of three silos is killed while 200 vehicles report 2,000 positions a second. What was acknowledged is stored, once and in order, and
/// whoever follows at either edge is told it once, in order, without a gap.
/// </summary>
[Trait("needs", "postgresql")]
public sealed class KilledSiloPositionsTests(ITestOutputHelper output)
{
    private const int Objects = 200;
    private const int Followed = 20;
    private const int Senders = 8;

    private static readonly string[] s_objects = [.. Enumerable.Range(0, Objects).Select(number => string.Create(CultureInfo.InvariantCulture, $"wagen-{number}"))];
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task No_acknowledged_position_is_lost_told_twice_or_out_of_order_when_a_silo_is_killed()
    {
        await using var town = await Town.StartAsync(3, withCameras: false, more: new Dictionary<string, string>
        {
            ["Limits:SocketsPerSession"] = "1000",
            ["Limits:PositionsPerSecond"] = "100000",
            ["Limits:PositionsAtOnce"] = "100000",
            ["Limits:RequestsPerSecond"] = "10000",
            ["Limits:RequestsAtOnce"] = "10000",
        }, objects: s_objects);
        await using var incident = await TownIncident.BeginAsync(town);
        await ReleaseAsync(incident);
        using var machine = await PositionMachine.RegisterAsync(town.Edges[0].Http);
        using var there = machine.At(town.Edges[1].Http);
        var drive = new ReportedDrive(s_objects);
        using var stop = new CancellationTokenSource();
        var taps = await FollowAsync(incident);
        try
        {
            var driving = drive.RunAsync([machine, there], Senders, stop.Token);
            // Code that was never run is not what is measured.
            await Task.Delay(Before, TimeProvider.System);
            var (warm, began) = (drive.Total, TimeProvider.System.GetTimestamp());
            await Task.Delay(Before, TimeProvider.System);
            var rate = (drive.Total - warm) / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            var since = TimeProvider.System.GetTimestamp();
            Assert.Equal(0, drive.SentAgain);
            await town.Silos[1].KillAsync();
            await Task.Delay(After, TimeProvider.System);
            await stop.CancelAsync();
            await driving.WaitAsync(Soon, TimeProvider.System);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rate:0} positions/s before the kill; {drive.Total} acknowledged in all; {drive.SentAgain} batches sent again; done {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0.0} s after it."));
            await ToldAsync(taps, drive);

            var stored = await StoredAsync(town.ConnectionString);
            Faultless("the store", s_objects.Select(each => (each, (IReadOnlyList<int>)stored[each])), drive);
            Faultless("consoles", taps.Select(tap => (tap.Object, (IReadOnlyList<int>)[.. tap.Seen.Select(seen => ReportedDrive.Number(seen.Latitude))])), drive);
            Assert.All(taps, tap => Assert.Single(tap.Begun));
            Assert.All(taps, tap => Assert.Equal(tap.Seen.Select(seen => seen.Sequence).Order().Distinct(), tap.Seen.Select(seen => seen.Sequence)));
            Assert.True(drive.SentAgain > 0, "The silo that was killed held no object: nothing was shown.");
            Assert.True(rate > 500, $"{rate:0} positions a second are too few to show anything.");
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(taps.Select(tap => tap.DisposeAsync().AsTask()));
        }
    }

    private void Faultless(string where, IEnumerable<(string Object, IReadOnlyList<int> Numbers)> tracks, ReportedDrive drive)
    {
        var all = tracks.Select(track => (track.Object, track.Numbers, Flaws: Flaws.Of(track.Numbers, drive.Acknowledged[track.Object]))).ToArray();
        var sum = all.Select(each => each.Flaws).Aggregate((one, other) => one + other);
        output.WriteLine($"At {where}: lost {sum.Lost}, reordered {sum.Reordered}, duplicated {sum.Duplicated}.");
        Assert.True(sum == new Flaws(0, 0, 0), string.Join("\n", all.Where(each => each.Flaws != new Flaws(0, 0, 0)).Select(
            each => $"{where}, {each.Object}: {each.Flaws}: {string.Join(' ', each.Numbers)}")));
    }

    private static async Task ReleaseAsync(TownIncident incident)
    {
        foreach (var each in s_objects.Take(Followed))
        {
            await incident.Operator.CommandAsync(incident.Id, "objects", new { @object = each });
            foreach (var to in (string[])["mk-midden-nederland", "mk-oost-nederland"])
                await incident.Operator.CommandAsync(incident.Id, $"objects/{each}/releases", new { to, trail = "kept" });
        }
    }

    /// <summary>A console of one room at the first edge, and of another at the second.</summary>
    private static async Task<PositionTap[]> FollowAsync(TownIncident incident)
    {
        PositionTap[] taps = [.. s_objects.Take(Followed).SelectMany(each => new[] { incident.Here, incident.There }.Select(
            desk => new PositionTap(desk.Session, incident.Id, each)))];
        await Task.WhenAll(taps.Select(tap => tap.Open)).WaitAsync(Soon, TimeProvider.System);
        return taps;
    }

    private static Task<TimeSpan> ToldAsync(PositionTap[] taps, ReportedDrive drive) => Patience.UntilAsync(
        "all consoles are told of the last position", Soon,
        () => taps.All(tap => tap.Seen is { Count: > 0 } seen && ReportedDrive.Number(seen[^1].Latitude) == drive.Acknowledged[tap.Object] - 1),
        () => string.Join("; ", taps.Where(tap => tap.Seen is not { Count: > 0 } seen || ReportedDrive.Number(seen[^1].Latitude) != drive.Acknowledged[tap.Object] - 1)
            .Select(tap => $"{tap.Object}: {tap.Seen.Count} of {drive.Acknowledged[tap.Object]}, {string.Join(" | ", tap.Begun)}")));

    /// <summary>The numbers of the positions that are stored of each object, in the order of its track.</summary>
    private static async Task<Dictionary<string, int[]>> StoredAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            "SELECT object, (body::jsonb #>> '{fix,position,latitude}')::double precision FROM track_event "
            + "WHERE body::jsonb ? 'fix' ORDER BY object, sequence");
        await using var rows = await command.ExecuteReaderAsync();
        var stored = s_objects.ToDictionary(each => each, _ => new List<int>());
        while (await rows.ReadAsync())
            stored[rows.GetString(0)].Add(ReportedDrive.Number(rows.GetDouble(1)));
        return stored.ToDictionary(each => each.Key, each => each.Value.ToArray());
    }

    /// <param name="Lost">Acknowledged positions that are not there.</param>
    /// <param name="Reordered">Positions that stand after a later one.</param>
    /// <param name="Duplicated">Positions that are there again.</param>
    private sealed record Flaws(int Lost, int Reordered, int Duplicated)
    {
        public static Flaws Of(IReadOnlyList<int> numbers, int acknowledged) => new(
            Enumerable.Range(0, acknowledged).Except(numbers).Count(),
            numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second < pair.First),
            numbers.Count - numbers.Distinct().Count());

        public static Flaws operator +(Flaws one, Flaws other) =>
            new(one.Lost + other.Lost, one.Reordered + other.Reordered, one.Duplicated + other.Duplicated);
    }
}
