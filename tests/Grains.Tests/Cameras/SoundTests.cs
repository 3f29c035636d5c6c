using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Cameras;

/// <summary>The relay to an edge: a feed of sound goes only where somebody may listen, and is assigned only where the policy has sound.</summary>
[Collection(ClusterCollection.Name)]
public class SoundTests(TestCluster cluster)
{
    private static readonly FeedOrder s_sound = new("edge", Stream: CameraStream.Audio);

    [Fact]
    public async Task An_edge_is_let_to_the_sound_for_who_listens_and_to_nothing_else()
    {
        var (scene, incident) = await HeardAsync();
        Assert.NotNull((await StartAsync(scene, incident, "listening", GateAction.Audio)).Grant);

        Assert.NotNull((await incident.Grain.LocateFeed(ViewingId.Parse("listening"), s_sound)).Address);
        Assert.Equal([1], cluster.Media.EpochsOf(Sound(scene)));
        Assert.Equal("action-does-not-fit", (await incident.Grain.LocateFeed(ViewingId.Parse("listening"), new FeedOrder("edge"))).Code);
    }

    [Fact]
    public async Task An_edge_is_not_let_to_the_sound_for_who_watches()
    {
        var (scene, incident) = await HeardAsync();
        Assert.NotNull((await StartAsync(scene, incident, "watching", GateAction.Live)).Grant);

        Assert.Equal("action-does-not-fit", (await incident.Grain.LocateFeed(ViewingId.Parse("watching"), s_sound)).Code);
        Assert.Null((await incident.Grain.LocateFeedFor(scene.Till.Id, scene.Room.Id, s_sound)).Address);
        Assert.Empty(cluster.Media.EpochsOf(Sound(scene)));
    }

    [Fact]
    public async Task Without_a_release_of_sound_nobody_begins_to_listen()
    {
        var (scene, incident) = await HeardAsync(released: false);

        Assert.Equal("not-allowed-by-release", (await StartAsync(scene, incident, "listening", GateAction.Audio)).Refusal?.Code);
    }

    [Fact]
    public async Task A_policy_that_switches_sound_off_ends_it_and_it_is_not_assigned_again()
    {
        var (scene, incident) = await HeardAsync();
        await StartAsync(scene, incident, "listening", GateAction.Audio);
        await incident.Grain.LocateFeed(ViewingId.Parse("listening"), s_sound);
        Assert.True(cluster.Media.Runs(Sound(scene)));

        await scene.CameraGrain(scene.Till).Configure(scene.Till, scene.Centre.Id);

        Assert.False(cluster.Media.Runs(Sound(scene)));
        Assert.Equal(
            FeedAnswer.NoSuchStream,
            (await cluster.Client.GetGrain<ICameraGrain>(StreamKeys.Of(Sound(scene))).Open(s_sound with { SharingParty = scene.Centre.Id })).Code);
    }

    [Fact]
    public async Task A_camera_without_sound_in_its_policy_has_no_such_stream()
    {
        var scene = await Scene.SetAsync(cluster);

        Assert.Equal(
            FeedAnswer.NoSuchStream,
            (await cluster.Client.GetGrain<ICameraGrain>(StreamKeys.Of(Sound(scene))).Open(s_sound with { SharingParty = scene.Centre.Id })).Code);
        Assert.Empty(cluster.Media.EpochsOf(Sound(scene)));
    }

    private async Task<(Scene Scene, OpenCase Incident)> HeardAsync(bool released = true)
    {
        var scene = await Scene.SetAsync(cluster, policy => policy with { Audio = true });
        var incident = await scene.ForwardedAsync();
        if (released)
        {
            Assert.Null((await incident.Grain.Release(new Order<IncidentCommand.ReleaseCamera>(
                scene.Operator, new IncidentCommand.ReleaseCamera(scene.Till.Id, scene.Room.Id, CapabilitySet.Of(GateAction.Audio))))).Refusal);
        }

        return (scene, incident);
    }

    private static Task<LeaseResult> StartAsync(Scene scene, OpenCase incident, string viewing, GateAction action) =>
        incident.Grain.StartViewing(new Order<IncidentCommand.StartViewing>(
            scene.Dispatcher, new IncidentCommand.StartViewing(ViewingId.Parse(viewing), scene.Till.Id, action)));

    private static FeedId Sound(Scene scene) => new(scene.Till.Id, CameraStream.Audio);
}
