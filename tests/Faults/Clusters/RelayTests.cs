using LiveView.Simulation;
using LiveView.Simulation.Clusters;
using Xunit;
using Xunit.Abstractions;

namespace LiveView.Faults.Clusters;

/// <summary>A picture crosses the cluster once per edge, and only while somebody at that edge may look.</summary>
[Collection(InTown.Name)]
[Trait("needs", "postgresql")]
public sealed class RelayTests(TownFixture fixture, ITestOutputHelper output)
{
    private const int ViewersPerEdge = 20;

    [Fact]
    public async Task The_main_story_goes_through_two_edges_and_every_picture_stops_at_the_close()
    {
        await using var incident = await TownIncident.BeginAsync(fixture.Town);
        var centre = await incident.WatchAsync(incident.Operator);
        var here = await incident.WatchAsync(incident.Here);
        var there = await incident.WatchAsync(incident.There);

        await incident.There.AcceptAsync(incident.Id);
        await incident.Operator.WaitForAsync(
            i => i.GetProperty("id").GetString() == incident.Id && i.GetProperty("status").GetString() == "accepted", TownIncident.Soon);
        await incident.Operator.CloseAsync(incident.Id);
        var closing = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(centre.Ended, here.Ended, there.Ended).WaitAsync(TownIncident.Soon, TimeProvider.System);
        output.WriteLine($"Every picture at both edges ended {TimeProvider.System.GetElapsedTime(closing).TotalMilliseconds:0} ms after the close.");
        Assert.All([centre, here, there], tap => Assert.Equal((4403, "incident-closed"), tap.Closed));
    }

    [Fact]
    public async Task However_many_look_an_edge_fetches_one_copy()
    {
        await using var incident = await TownIncident.BeginAsync(fixture.Town);
        await NobodyFetchesAsync();
        var (connections, bytes) = (Connections, Bytes);
        var here = await Task.WhenAll(Enumerable.Range(0, ViewersPerEdge).Select(_ => incident.WatchAsync(incident.Here)));
        var there = await Task.WhenAll(Enumerable.Range(0, ViewersPerEdge).Select(_ => incident.WatchAsync(incident.There)));
        var before = here[0].Messages;
        await Patience.UntilAsync("two seconds of pictures come", TownIncident.Soon, () => here[0].Messages > before + 50);

        Assert.Equal(2, Connections - connections);
        Assert.Equal(2, Open);
        var (fetched, seen) = (Bytes - bytes, here.Max(tap => tap.Bytes) + there.Max(tap => tap.Bytes));
        output.WriteLine($"{2 * ViewersPerEdge} viewers: {fetched} bytes fetched, one viewer per edge got {seen}, all together {here.Concat(there).Sum(tap => tap.Bytes)}.");
        // What is under way, TLS and the group of pictures with which the first began come on top.
        Assert.InRange(fetched, 0.8 * seen, 1.5 * seen);
    }

    [Fact]
    public async Task An_edge_where_nobody_looks_any_more_fetches_nothing()
    {
        await using var incident = await TownIncident.BeginAsync(fixture.Town);
        var tap = await incident.WatchAsync(incident.There);
        Assert.True(Open >= 1);

        await tap.DisposeAsync();
        await NobodyFetchesAsync();
    }

    [Fact]
    public async Task Withdrawn_from_one_room_the_picture_leaves_its_edge_and_the_other_goes_on()
    {
        await using var incident = await TownIncident.BeginAsync(fixture.Town);
        var here = await incident.WatchAsync(incident.Here);
        var there = await incident.WatchAsync(incident.There);
        var view = (await incident.Operator.ReadAsync(incident.Id))!.Value;
        var release = view.GetProperty("releases").EnumerateArray().Single(each => each.GetProperty("to").GetString() == "mk-oost-nederland");
        await incident.Operator.WithdrawAsync(incident.Id, release.GetProperty("id").GetString()!);

        await there.Ended.WaitAsync(TownIncident.Soon, TimeProvider.System);
        await Patience.UntilAsync("one edge fetches", TownIncident.Soon, () => Open == 1, () => $"{Open} connections");
        var before = here.Messages;
        await Patience.UntilAsync("the other room still sees pictures", TownIncident.Soon, () => here.Messages > before + 5);
    }

    private long Connections => fixture.Town.Relays.Sum(each => each.Connections);

    private long Bytes => fixture.Town.Relays.Sum(each => each.Bytes);

    private int Open => fixture.Town.Relays.Sum(each => each.Open);

    private Task NobodyFetchesAsync() => Patience.UntilAsync("no edge fetches", TownIncident.Soon, () => Open == 0, () => $"{Open} connections");
}
