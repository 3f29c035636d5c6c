using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Cameras;

/// <summary>A camera runs while somebody needs it, under an epoch that never comes back.</summary>
[Collection(ClusterCollection.Name)]
public class CameraTests(TestCluster cluster)
{
    [Fact]
    public async Task The_first_demand_assigns_the_first_epoch()
    {
        var scene = await Scene.SetAsync(cluster);

        Assert.Equal(new FeedAddress(1), await scene.CameraGrain(scene.Till).Demand());
        Assert.Equal([1], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_demand_while_it_runs_keeps_the_epoch()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        await camera.Demand();

        Assert.Equal(new FeedAddress(1), await camera.Demand());
        Assert.Equal([1], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_camera_that_nobody_needs_any_more_stops_after_half_a_minute()
    {
        var scene = await Scene.SetAsync(cluster);
        await scene.CameraGrain(scene.Till).Demand();
        await cluster.PassUntilAsync(cluster.Media.NextChangeOf(scene.Till.Id), TimeSpan.FromSeconds(34), "the camera stops");

        Assert.False(cluster.Media.Runs(scene.Till.Id));
    }

    [Fact]
    public async Task A_camera_that_is_asked_for_again_and_again_goes_on()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        for (var i = 0; i < 6; i++)
        {
            await camera.Demand();
            cluster.Time.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(new FeedAddress(1), await camera.Demand());
        Assert.True(cluster.Media.Runs(scene.Till.Id));
    }

    [Fact]
    public async Task A_camera_that_the_node_lost_gets_a_new_epoch_by_itself()
    {
        var scene = await Scene.SetAsync(cluster);
        await scene.CameraGrain(scene.Till).Demand();
        cluster.Media.Lose(scene.Till.Id);
        await cluster.PassUntilAsync(cluster.Media.NextChangeOf(scene.Till.Id), TimeSpan.FromSeconds(4), "the camera is assigned again");

        Assert.Equal([1, 2], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_camera_that_the_node_lost_gets_a_new_epoch_on_the_next_demand()
    {
        var scene = await Scene.SetAsync(cluster);
        await scene.CameraGrain(scene.Till).Demand();
        cluster.Media.Lose(scene.Till.Id);

        Assert.Equal(new FeedAddress(2), await scene.CameraGrain(scene.Till).Demand());
    }

    [Fact]
    public async Task An_epoch_never_comes_back_however_often_the_grain_is_lost()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        for (var i = 0; i < 5; i++)
        {
            await camera.Demand();
            await cluster.RestartAsync(camera);
        }

        Assert.Equal([1, 2, 3, 4, 5], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_running_camera_whose_address_changes_is_assigned_anew()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        await camera.Demand();
        await camera.Configure(scene.Till with { Address = new Uri("rtsp://127.0.0.1:8554/other") }, scene.Centre.Id);

        Assert.Equal([1, 2], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_camera_that_nobody_registered_has_no_feed() =>
        Assert.Null(await cluster.Client.GetGrain<ICameraGrain>(GrainKeys.Of(CameraId.Parse("nowhere"))).Demand());

    [Fact]
    public async Task An_alarm_warms_the_cameras_of_its_site()
    {
        var scene = await Scene.SetAsync(cluster);
        var warm = Task.WhenAll(cluster.Media.NextChangeOf(scene.Till.Id), cluster.Media.NextChangeOf(scene.Entrance.Id));
        await scene.RaisedAsync();

        await TestCluster.WithinPatienceAsync(warm, "both cameras run");
    }
}
