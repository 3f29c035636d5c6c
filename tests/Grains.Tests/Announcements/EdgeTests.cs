using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Announcements;

/// <summary>What a desk tells its edges.</summary>
[Collection(ClusterCollection.Name)]
public class EdgeTests(TestCluster cluster)
{
    [Fact]
    public async Task An_edge_hears_every_announcement_in_order_and_without_a_gap()
    {
        var scene = await Scene.SetAsync(cluster);
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var incident = await scene.RaisedAsync();
        for (var i = 0; i < 40; i++)
        {
            await incident.NoteAsync($"note {i}");
        }

        await TestCluster.WithinPatienceAsync(edge.Witness.HearsAsync(each => each.Position == 41), "41 announcements are heard");
        Assert.Equal(Enumerable.Range(1, 41).Select(each => (long)each), edge.Witness.All.Select(each => each.Position));
    }

    [Fact]
    public async Task Two_edges_of_one_desk_hear_the_same()
    {
        var scene = await Scene.SetAsync(cluster);
        var first = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var second = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var incident = await scene.RaisedAsync();

        await TestCluster.WithinPatienceAsync(
            Task.WhenAll(first.Witness.HearsAsync(incident.Id), second.Witness.HearsAsync(incident.Id)), "both edges hear");
    }

    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task An_edge_that_fails_to_hear_is_dropped_and_gets_a_snapshot_when_it_returns(Type failure)
    {
        var scene = await Scene.SetAsync(cluster);
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        edge.Witness.Fails = (Exception)Activator.CreateInstance(failure)!;
        var incident = await scene.RaisedAsync();
        await TestCluster.WithinPatienceAsync(edge.Witness.Failing.Task, "the edge fails to hear");
        edge.Witness.Fails = null;
        var snapshot = await edge.SubscribeAsync();
        await incident.NoteAsync();

        Assert.Equal(incident.Id, Assert.Single(snapshot.Incidents).Id);
        var next = edge.Witness.HearsAsync(each => each.Position == snapshot.Position + 1);
        await TestCluster.WithinPatienceAsync(next, "what follows on the snapshot is heard");
    }

    [Fact]
    public async Task An_edge_that_comes_back_before_it_is_known_that_it_failed_to_hear_is_not_dropped_for_that()
    {
        var scene = await Scene.SetAsync(cluster);
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var returned = new TaskCompletionSource();
        (edge.Witness.Fails, edge.Witness.FailsAfter) = (new TimeoutException(), returned.Task);
        var incident = await scene.RaisedAsync();
        await TestCluster.WithinPatienceAsync(edge.Witness.Failing.Task, "the edge fails to hear");
        var snapshot = await edge.SubscribeAsync();
        edge.Witness.Fails = null;
        returned.SetResult();
        await incident.NoteAsync();

        Assert.Equal(incident.Id, Assert.Single(snapshot.Incidents).Id);
        var next = edge.Witness.HearsAsync(each => each.Position == snapshot.Position + 1);
        await TestCluster.WithinPatienceAsync(next, "what follows on the snapshot is heard");
    }

    [Fact]
    public async Task A_deaf_edge_holds_up_neither_the_incident_nor_the_other_edges()
    {
        var scene = await Scene.SetAsync(cluster);
        var deaf = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var other = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        deaf.Witness.Fails = new TimeoutException();
        var incident = await scene.RaisedAsync();

        await TestCluster.WithinPatienceAsync(other.Witness.HearsAsync(incident.Id), "the other edge hears");
    }

    [Fact]
    public async Task An_edge_that_does_not_renew_hears_nothing_after_half_a_minute()
    {
        var scene = await Scene.SetAsync(cluster);
        var gone = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        cluster.Time.Advance(TimeSpan.FromSeconds(31));
        var here = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var incident = await scene.RaisedAsync();
        await TestCluster.WithinPatienceAsync(here.Witness.HearsAsync(incident.Id), "the edge that is here hears");

        Assert.Empty(gone.Witness.All);
    }

    [Fact]
    public async Task A_desk_that_starts_again_names_another_run()
    {
        var scene = await Scene.SetAsync(cluster);
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        var before = edge.Snapshot.Run;
        await cluster.RestartAsync(scene.Desk(scene.Centre));

        Assert.NotEqual(before, (await edge.SubscribeAsync()).Run);
    }
}
