using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Accountability;

/// <summary>Whoever is refused stands in the log, without waiting for it and without filling it.</summary>
[Collection(ClusterCollection.Name)]
public class DenialTests(TestCluster cluster)
{
    [Fact]
    public async Task A_refused_viewing_is_written_to_the_log_for_the_sharing_party_alone()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.NeighbourDispatcher, scene.Till.Id, "v");
        await incident.PassUntilLoggedAsync<IncidentEvent.AccessDenied>(TimeSpan.FromSeconds(3));

        var denied = incident.Logged<IncidentEvent.AccessDenied>().Single();
        Assert.Equal(
            (scene.NeighbourDispatcher, "view-live", scene.Till.Id.Value, "not-found", 1),
            (denied.By, denied.Action, denied.Resource, denied.Reason, denied.Count));
        Assert.Contains(await cluster.Log.ReadForAsync(scene.Centre.Id, 0, 1_000), line => line.Type == "access-denied");
        Assert.DoesNotContain(await cluster.Log.ReadForAsync(scene.Room.Id, 0, 1_000), line => line.Type == "access-denied");
    }

    [Fact]
    public async Task Whoever_the_guard_refuses_before_the_incident_is_asked_is_written_down_too()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        var refused = await Assert.ThrowsAsync<CallRefusedException>(() => incident.Grain.Withdraw(new Order<IncidentCommand.Withdraw>(
            scene.Dispatcher, new IncidentCommand.Withdraw(Domain.Identifiers.ReleaseId.Parse("r1")))));
        await incident.PassUntilLoggedAsync<IncidentEvent.AccessDenied>(TimeSpan.FromSeconds(3));

        var denied = incident.Logged<IncidentEvent.AccessDenied>().Single();
        Assert.Equal((scene.Dispatcher, "withdraw", refused.Code), (denied.By, denied.Action, denied.Reason));
    }

    [Fact]
    public async Task The_same_again_within_a_minute_is_counted_and_written_once_more()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.NeighbourDispatcher, scene.Till.Id, "v");
        await incident.PassUntilLoggedAsync<IncidentEvent.AccessDenied>(TimeSpan.FromSeconds(3));
        for (var i = 0; i < 100; i++)
        {
            await incident.WatchAsync(scene.NeighbourDispatcher, scene.Till.Id, "v");
        }

        await cluster.PassUntilAsync(
            cluster.Log.WhenAsync(() => incident.Logged<IncidentEvent.AccessDenied>().Count > 1), TimeSpan.FromSeconds(65), "the count");
        Assert.Equal([1, 100], incident.Logged<IncidentEvent.AccessDenied>().Select(each => each.Count));
    }

    [Fact]
    public async Task Whoever_tries_everything_does_not_fill_the_log()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        for (var i = 0; i < 300; i++)
        {
            await incident.WatchAsync(scene.NeighbourDispatcher, Domain.Identifiers.CameraId.Parse($"guess-{i}"), "v");
        }

        await incident.PassUntilLoggedAsync<IncidentEvent.AccessDenied>(TimeSpan.FromSeconds(3));
        var denied = incident.Logged<IncidentEvent.AccessDenied>();
        Assert.Equal((65, 300), (denied.Count, denied.Sum(each => each.Count)));
        Assert.Equal(236, denied.Single(each => each.Resource == AccessDenial.Any).Count);
    }

    [Fact]
    public async Task Without_the_log_a_refusal_stays_a_refusal_and_is_written_when_the_log_is_back()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        using (cluster.Log.Away())
        {
            var answer = await incident.WatchAsync(scene.NeighbourDispatcher, scene.Till.Id, "v");
            Assert.Equal((null, "not-found"), (answer.Grant, answer.Refusal?.Code));
            cluster.Time.Advance(TimeSpan.FromSeconds(2));
        }

        await incident.PassUntilLoggedAsync<IncidentEvent.AccessDenied>(TimeSpan.FromSeconds(5));
        Assert.Equal(1, incident.Logged<IncidentEvent.AccessDenied>().Sum(each => each.Count));
    }

    [Fact]
    public async Task A_refusal_after_the_close_is_written_too()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.CloseAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, "v");
        await incident.PassUntilLoggedAsync<IncidentEvent.AccessDenied>(TimeSpan.FromSeconds(3));

        Assert.Equal("incident-closed", incident.Logged<IncidentEvent.AccessDenied>().Single().Reason);
    }

    [Fact]
    public async Task A_refusal_is_written_before_the_incident_is_put_away()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.NeighbourDispatcher, scene.Till.Id, "v");
        await cluster.RestartAsync(incident.Grain);
        await TestCluster.WithinPatienceAsync(
            cluster.Log.WhenAsync(() => incident.Logged<IncidentEvent.AccessDenied>().Count > 0), "the refusal in the log");
    }

    [Fact]
    public async Task Of_an_incident_that_does_not_exist_nothing_is_written()
    {
        var scene = await Scene.SetAsync(cluster);
        var id = Domain.Identifiers.IncidentId.Parse(Guid.NewGuid().ToString("N"));
        var nothing = new OpenCase(scene, cluster, id);
        await nothing.WatchAsync(scene.Dispatcher, scene.Till.Id, "v");
        cluster.Time.Advance(TimeSpan.FromSeconds(2));
        await cluster.RestartAsync(nothing.Grain);
        await nothing.Grain.View(scene.Centre.Id);

        Assert.Empty(nothing.Logged());
    }
}
