using LiveView.Domain.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Leases;

/// <summary>An activation that another has replaced must not go on renewing what the other took away.</summary>
[Collection(ClusterCollection.Name)]
public class OvertakenIncidentTests(TestCluster cluster)
{
    [Fact]
    public async Task A_close_that_another_activation_wrote_ends_the_leases_of_this_one()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));
        var truth = cluster.Log.Truth(incident.Stream);
        await cluster.Log.AppendAsync(
            incident.Stream, truth.Seq, [IncidentEventFormat.Write(new IncidentEvent.Closed(scene.Operator, "Elsewhere."), cluster.Time.GetUtcNow(), () => new string('0', 32))],
            []);

        await cluster.PassUntilAsync(
            edge.Witness.HearsAsync(incident.Id, each => each.Rights!.IsOpen == false), TimeSpan.FromSeconds(6), "the close is found");
        Assert.Equal("incident-closed", (await incident.AskRenewalAsync($"v-{incident.Id}")).Ended);
    }
}
