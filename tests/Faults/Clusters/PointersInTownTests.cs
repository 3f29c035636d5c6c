using System.Net.Http.Json;
using System.Net.WebSockets;
using LiveView.Simulation;
using LiveView.Simulation.Clusters;
using LiveView.Simulation.Pointing;
using Xunit;

namespace LiveView.Faults.Clusters;

/// <summary>Two rooms at two edges, with silos between them, see where the other points on the map; whoever leaves is gone at the other edge too.</summary>
[Collection(InTown.Name)]
[Trait("needs", "postgresql")]
public sealed class PointersInTownTests(TownFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private Town Town => fixture.Town;

    [Fact]
    public async Task Rooms_at_two_edges_see_where_the_other_points_and_one_that_leaves_is_gone_at_the_other_edge()
    {
        await using var incident = await TownIncident.BeginAsync(Town);
        await using var here = await PointerTap.OpenAsync(incident.Here.Session, incident.Id);
        await using var there = await PointerTap.OpenAsync(incident.There.Session, incident.Id);
        await here.PointAsync(5.1);
        Assert.Equal("Meldkamer Midden-Nederland", (await there.UntilAsync(shown => shown.Pointers.Count == 1)).Pointers[0].Room);
        await there.PointAsync(5.2);
        await here.UntilAsync(shown => shown.Pointers.Count == 1);
        using var answer = await incident.There.Session.Http.PostAsJsonAsync($"/v1/incidents/{incident.Id}/departure", new { });
        answer.EnsureSuccessStatusCode();

        Assert.Equal((4403, "not-taking-part"), await there.RestAsync());
        await here.UntilAsync(shown => shown.Pointers.Count == 0);
    }

    [Fact]
    public async Task After_a_silo_was_killed_they_see_each_other_again()
    {
        await using var incident = await TownIncident.BeginAsync(Town);
        Assert.True(await SeenAsync(incident));
        var victim = Town.Silos[0];
        await victim.KillAsync();
        try
        {
            await Patience.UntilAsync("consoles that come back see each other", Limit, () => SeenAsync(incident), () => Task.FromResult(Town.LastWords(lines: 20)));
        }
        finally
        {
            await victim.RestartAsync();
        }
    }

    /// <summary>Whether two consoles that open the map now see each other; false when they are sent away, to come back.</summary>
    private static async Task<bool> SeenAsync(TownIncident incident)
    {
        try
        {
            await using var here = await PointerTap.OpenAsync(incident.Here.Session, incident.Id);
            await using var there = await PointerTap.OpenAsync(incident.There.Session, incident.Id);
            await here.PointAsync(5.3);
            await there.PointAsync(5.4);
            await there.UntilAsync(shown => shown.Pointers.Any(each => each.Longitude == 5.3));
            await here.UntilAsync(shown => shown.Pointers.Any(each => each.Longitude == 5.4));
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or WebSocketException)
        {
            return false;
        }
    }
}
