using LiveView.Domain.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Accountability;

/// <summary>The desks hear who watches, and that nobody does.</summary>
[Collection(ClusterCollection.Name)]
public class WatchkeepingTests(TestCluster cluster)
{
    [Fact]
    public async Task The_sharing_party_hears_who_watches_at_the_next_tick_however_many_come()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        var centre = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        for (var i = 0; i < 20; i++)
        {
            await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{i}-{incident.Id}");
        }

        await cluster.PassUntilAsync(
            centre.Witness.HearsAsync(incident.Id, each => each.Incident!.Watching.Any(one => one.Count == 20)), TimeSpan.FromSeconds(3), "20 watch");
        Assert.True(centre.Witness.All.Count(each => each.Event == "watching-changed") <= 3);
    }

    [Fact]
    public async Task A_room_does_not_hear_who_else_watches()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        var centre = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var room = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        await cluster.PassUntilAsync(
            centre.Witness.HearsAsync(incident.Id, each => each.Event == "watching-changed"), TimeSpan.FromSeconds(3), "somebody watches");

        Assert.DoesNotContain(room.Witness.All, each => each.Event == "watching-changed");
    }

    [Fact]
    public async Task A_release_that_nobody_looks_at_is_told_to_both_desks_and_taken_back_when_somebody_does()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        var centre = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var room = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));
        cluster.Time.Advance(TimeSpan.FromSeconds(20));
        await Task.WhenAll(centre.SubscribeAsync(), room.SubscribeAsync());
        foreach (var edge in new[] { centre, room })
        {
            await cluster.PassUntilAsync(
                edge.Witness.HearsAsync(incident.Id, each => each.Incident!.Unwatched.Count == 1), TimeSpan.FromSeconds(13), "nobody looks");
        }

        var escalated = incident.Logged().Count;
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        foreach (var edge in new[] { centre, room })
        {
            await cluster.PassUntilAsync(
                edge.Witness.HearsAsync(incident.Id, each => each.Incident!.Seq > escalated && each.Incident.Unwatched.Count == 0),
                TimeSpan.FromSeconds(3), "somebody looks");
        }

        Assert.Single(incident.Logged<IncidentEvent.UnwatchedEscalated>());
    }

    [Fact]
    public async Task It_is_escalated_once_also_when_the_incident_was_lost_with_its_silo()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await cluster.RestartAsync(incident.Grain);
        await incident.Grain.View(scene.Centre.Id);
        await incident.PassUntilLoggedAsync<IncidentEvent.UnwatchedEscalated>(TimeSpan.FromSeconds(33));
        await cluster.RestartAsync(incident.Grain);
        await incident.Grain.View(scene.Centre.Id);
        cluster.Time.Advance(TimeSpan.FromSeconds(5));
        await incident.NoteAsync();

        Assert.Single(incident.Logged<IncidentEvent.UnwatchedEscalated>());
    }
}
