using LiveView.Domain.Connections;
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

        Assert.Equal(1, (await scene.CameraGrain(scene.Till).Demand())!.Epoch);
        Assert.Equal([1], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_demand_while_it_runs_keeps_the_epoch()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        await camera.Demand();

        Assert.Equal(1, (await camera.Demand())!.Epoch);
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

        Assert.Equal(1, (await camera.Demand())!.Epoch);
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

        Assert.Equal(2, (await scene.CameraGrain(scene.Till).Demand())!.Epoch);
    }

    [Fact]
    public async Task An_epoch_never_comes_back_however_often_the_grain_is_lost()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        for (var i = 0; i < 5; i++)
        {
            await camera.Demand();
            cluster.Media.Lose(scene.Till.Id);
            await cluster.RestartAsync(camera);
        }

        Assert.Equal([1, 2, 3, 4, 5], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_healthy_picture_survives_the_loss_of_its_grain()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        var before = await camera.Demand();
        await cluster.RestartAsync(camera);

        Assert.Equal(before, await camera.Demand());
        Assert.Equal([1], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_camera_whose_node_falls_silent_is_taken_in_by_another_under_a_new_epoch()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        await camera.Demand();
        using var silence = cluster.Media.Silence("node-1");
        await cluster.PassUntilAsync(cluster.Media.NextChangeOf(scene.Till.Id), TimeSpan.FromSeconds(8), "another node takes the camera in");

        Assert.Equal("node-2", cluster.Media.NodeOf(scene.Till.Id));
        Assert.Equal(2, (await camera.Demand())!.Epoch);
    }

    [Fact]
    public async Task An_edge_that_lost_the_picture_of_a_silent_node_does_not_wait_for_the_node_to_miss_again()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        var before = (await camera.Open(From(scene, "edge"))).Address!;
        using var silence = cluster.Media.Silence("node-1");

        Assert.Equal(before.Epoch, (await camera.Open(From(scene, "other edge"))).Address!.Epoch);
        var after = (await camera.Open(From(scene, "edge", before.Epoch))).Address!;
        Assert.Equal((before.Epoch + 1, "node-2"), (after.Epoch, after.Node));
    }

    [Fact]
    public async Task A_camera_that_no_node_takes_in_has_no_feed_and_says_so()
    {
        var scene = await Scene.SetAsync(cluster);
        using var first = cluster.Media.Silence("node-1");
        using var second = cluster.Media.Silence("node-2");

        Assert.Equal(new FeedAnswer(null, FeedAnswer.NoMediaNode), await scene.CameraGrain(scene.Till).Open(From(scene, "edge")));
    }

    [Fact]
    public async Task Each_edge_gets_a_ticket_of_its_own_and_the_node_hears_of_it()
    {
        var scene = await Scene.SetAsync(cluster);
        var camera = scene.CameraGrain(scene.Till);
        var first = (await camera.Open(From(scene, "first"))).Address!.Ticket!;
        var second = (await camera.Open(From(scene, "second"))).Address!.Ticket!;

        Assert.NotEqual(first, second);
        Assert.Equal(first, (await camera.Open(From(scene, "first"))).Address!.Ticket);
        Assert.Null((await camera.Demand())!.Ticket);
        Assert.Equal(
            [new("first", first), new("second", second), new("first", first)], cluster.Media.PassesOf(scene.Till.Id));
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

    [Fact]
    public async Task A_camera_without_a_sub_stream_says_so_and_keeps_its_main_stream()
    {
        var scene = await Scene.SetAsync(cluster);

        Assert.Equal(new FeedAnswer(null, FeedAnswer.NoSuchStream), await SubGrain(scene).Open(Small(scene)));
        Assert.NotNull((await scene.CameraGrain(scene.Till).Open(From(scene, "edge"))).Address);
    }

    [Fact]
    public async Task Each_stream_has_an_epoch_and_a_ticket_of_its_own()
    {
        var scene = await WithSubAsync();
        await scene.CameraGrain(scene.Till).Demand();
        cluster.Media.Lose(scene.Till.Id);
        var main = (await scene.CameraGrain(scene.Till).Open(From(scene, "edge"))).Address!;
        var small = (await SubGrain(scene).Open(Small(scene))).Address!;

        Assert.Equal((2, 1), (main.Epoch, small.Epoch));
        Assert.Equal([1], cluster.Media.EpochsOf(Sub(scene)));
        Assert.NotEqual(main.Ticket, small.Ticket);
    }

    [Fact]
    public async Task A_new_sub_stream_leaves_the_running_main_stream_alone()
    {
        var scene = await Scene.SetAsync(cluster);
        await scene.CameraGrain(scene.Till).Demand();
        await scene.CameraGrain(scene.Till).Configure(WithSub(scene.Till), scene.Centre.Id);

        Assert.Equal([1], cluster.Media.EpochsOf(scene.Till.Id));
        Assert.NotNull((await SubGrain(scene).Open(Small(scene))).Address);
    }

    [Fact]
    public async Task A_sub_stream_that_is_taken_out_of_the_register_stops_at_once()
    {
        var scene = await WithSubAsync();
        await SubGrain(scene).Demand();
        await scene.CameraGrain(scene.Till).Configure(scene.Till, scene.Centre.Id);

        Assert.False(cluster.Media.Runs(Sub(scene)));
        Assert.Equal(FeedAnswer.NoSuchStream, (await SubGrain(scene).Open(Small(scene))).Code);
    }

    [Fact]
    public async Task The_sub_stream_of_a_camera_that_went_to_another_party_gives_the_party_before_nothing()
    {
        var scene = await WithSubAsync();
        await SubGrain(scene).Demand();
        await scene.CameraGrain(scene.Till).Configure(WithSub(scene.Till), OrganisationId.Parse("pac-new"));

        Assert.False(cluster.Media.Runs(Sub(scene)));
        Assert.Equal(FeedAnswer.NoSuchCamera, (await SubGrain(scene).Open(Small(scene))).Code);
    }

    [Fact]
    public async Task A_camera_that_changes_hands_stops_even_where_its_grain_has_just_moved()
    {
        var scene = await Scene.SetAsync(cluster);
        await scene.CameraGrain(scene.Till).Demand();
        await cluster.RestartAsync(scene.CameraGrain(scene.Till));
        Assert.True(cluster.Media.Runs(scene.Till.Id));

        await scene.CameraGrain(scene.Till).Configure(scene.Till, OrganisationId.Parse("pac-new"));

        Assert.False(cluster.Media.Runs(scene.Till.Id));
    }

    private async Task<Scene> WithSubAsync()
    {
        var scene = await Scene.SetAsync(cluster);
        await scene.CameraGrain(scene.Till).Configure(WithSub(scene.Till), scene.Centre.Id);
        return scene;
    }

    private static Camera WithSub(Camera camera) => camera with { SubAddress = new Uri("rtsp://127.0.0.1:8554/small") };

    private static FeedId Sub(Scene scene) => new(scene.Till.Id, CameraStream.Sub);

    private ICameraGrain SubGrain(Scene scene) => cluster.Client.GetGrain<ICameraGrain>(GrainKeys.SubStream(scene.Till.Id));

    private static FeedOrder Small(Scene scene) => From(scene, "edge") with { Stream = CameraStream.Sub };

    [Fact]
    public async Task A_camera_whose_policy_keeps_seconds_of_before_an_alarm_runs_without_a_demand_and_stops_with_the_policy()
    {
        var scene = await Scene.SetAsync(cluster, s_preAlarm);
        Assert.True(cluster.Media.Runs(scene.Till.Id));
        cluster.Time.Advance(TimeSpan.FromMinutes(2));
        await scene.CameraGrain(scene.Till).StandBy();
        Assert.True(cluster.Media.Runs(scene.Till.Id));

        await scene.CameraGrain(scene.Till).StandDown();
        await cluster.PassUntilAsync(cluster.Media.NextChangeOf(scene.Till.Id), TimeSpan.FromSeconds(34), "the camera stops");
        Assert.False(cluster.Media.Runs(scene.Till.Id));
    }

    [Fact]
    public async Task It_runs_again_after_its_grain_and_its_node_were_lost()
    {
        var scene = await Scene.SetAsync(cluster, s_preAlarm);
        cluster.Media.Lose(scene.Till.Id);
        await cluster.RestartAsync(scene.CameraGrain(scene.Till));
        await scene.CameraGrain(scene.Till).StandBy();

        Assert.True(cluster.Media.Runs(scene.Till.Id));
    }

    [Fact]
    public async Task The_register_knows_which_cameras_stand_by()
    {
        var (standing, other) = (await Scene.SetAsync(cluster, s_preAlarm), await Scene.SetAsync(cluster));
        var known = await cluster.Client.GetGrain<Abstractions.Connections.IPartyRegisterGrain>(GrainKeys.Register).StandingBy();

        Assert.Contains(standing.Till.Id, known);
        Assert.DoesNotContain(other.Till.Id, known);
    }

    private static readonly Func<Domain.Connections.SourcePolicy, Domain.Connections.SourcePolicy> s_preAlarm = policy => policy with
    {
        Recording = true,
        PreAlarmSeconds = 10,
        PreAlarmLegalBasis = "Contract, artikel 7",
    };

    /// <summary>The order of an edge, in an incident of the centre whose camera it is.</summary>
    private static FeedOrder From(Scene scene, string edge, long lost = 0) => new(edge, lost, scene.Centre.Id);
}
