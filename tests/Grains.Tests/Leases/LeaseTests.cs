using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Leases;

/// <summary>Nobody sees a picture without a lease, and a lease holds no longer than the right to it.</summary>
[Collection(ClusterCollection.Name)]
public class LeaseTests(TestCluster cluster)
{
    [Fact]
    public async Task The_room_that_a_camera_was_released_to_gets_a_lease()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();

        Assert.NotNull((await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}")).Grant);
    }

    [Fact]
    public async Task A_lease_is_written_to_the_log_before_it_is_given()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");

        Assert.Single(incident.Logged<IncidentEvent.ViewingStarted>());
    }

    [Fact]
    public async Task Without_the_log_there_is_no_lease()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        using var away = cluster.Log.Away();
        var answer = await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");

        Assert.Equal((null, "log-unavailable"), (answer.Grant, answer.Refusal?.Code));
    }

    [Fact]
    public async Task A_camera_that_was_not_released_gives_no_lease()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();

        Assert.Equal("not-released", (await incident.WatchAsync(scene.Dispatcher, scene.Entrance.Id, "v")).Refusal?.Code);
    }

    [Fact]
    public async Task A_room_that_was_not_told_learns_not_even_that_the_incident_exists()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();

        Assert.Equal("not-found", (await incident.WatchAsync(scene.NeighbourDispatcher, scene.Till.Id, "v")).Refusal?.Code);
    }

    [Fact]
    public async Task Somebody_without_a_role_that_watches_gets_no_lease()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        var administrator = scene.Operator with { Role = PersonRole.Administrator };

        Assert.Equal("role-missing", (await incident.WatchAsync(administrator, scene.Till.Id, "v")).Refusal?.Code);
    }

    [Fact]
    public async Task A_lease_is_renewed_while_the_right_holds()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");

        Assert.NotNull(await incident.RenewAsync($"v-{incident.Id}"));
    }

    [Fact]
    public async Task A_lease_is_renewed_after_the_incident_was_lost_with_its_silo()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        await cluster.RestartAsync(incident.Grain);

        Assert.NotNull(await incident.RenewAsync($"v-{incident.Id}"));
    }

    [Fact]
    public async Task After_a_withdrawal_a_lease_is_not_renewed()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        await incident.WithdrawAsync();

        Assert.Null(await incident.RenewAsync($"v-{incident.Id}"));
    }

    [Fact]
    public async Task After_the_close_no_lease_is_renewed_not_even_that_of_the_sharing_party()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Operator, scene.Till.Id, $"v-{incident.Id}");
        await incident.CloseAsync();

        Assert.Null(await incident.RenewAsync($"v-{incident.Id}"));
    }

    [Fact]
    public async Task A_lease_never_reaches_beyond_the_end_of_the_release()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        cluster.Time.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        var answer = await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");

        Assert.True(answer.Grant!.Duration <= TimeSpan.FromSeconds(1), $"{answer.Grant.Duration}");
    }

    [Fact]
    public async Task A_release_that_reaches_its_end_is_ended_in_the_log_and_renews_no_lease()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        cluster.Time.Advance(TimeSpan.FromMinutes(60));
        await incident.PassUntilLoggedAsync<IncidentEvent.Expired>(TimeSpan.FromSeconds(3));

        Assert.Null(await incident.RenewAsync($"v-{incident.Id}"));
    }

    [Fact]
    public async Task A_release_that_runs_out_while_the_log_is_away_ends_all_the_same()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        using var away = cluster.Log.Away();
        cluster.Time.Advance(TimeSpan.FromMinutes(61));

        Assert.Null(await incident.RenewAsync($"v-{incident.Id}"));
    }

    [Fact]
    public async Task A_viewing_that_nobody_renews_is_ended_in_the_log()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        await incident.PassUntilLoggedAsync<IncidentEvent.ViewingEnded>(TimeSpan.FromSeconds(18));

        Assert.Equal("lapsed", incident.Logged<IncidentEvent.ViewingEnded>().Single().Reason);
    }

    [Fact]
    public async Task A_viewing_of_an_edge_that_was_lost_with_the_silo_after_the_close_is_ended_in_the_log()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        await incident.CloseAsync();
        await cluster.RestartAsync(incident.Grain);
        await incident.Grain.View(scene.Centre.Id);

        await incident.PassUntilLoggedAsync<IncidentEvent.ViewingEnded>(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_viewing_is_ended_once_however_often_its_end_is_told()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        await incident.EndViewingAsync(scene.Dispatcher, $"v-{incident.Id}");
        await incident.EndViewingAsync(scene.Dispatcher, $"v-{incident.Id}");

        Assert.Single(incident.Logged<IncidentEvent.ViewingEnded>());
    }
}
