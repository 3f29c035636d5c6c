using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Cameras;

/// <summary>The incident has recorded what is released, says so again in time, and says when it is over.</summary>
[Collection(ClusterCollection.Name)]
public class RecordingTests(TestCluster cluster)
{
    [Fact]
    public async Task What_is_released_is_recorded_until_it_is_withdrawn()
    {
        var scene = await Scene.SetAsync(cluster, policy => policy with { Recording = true });
        var incident = await scene.ForwardedAsync();
        await UntilAsync(incident, () => cluster.Recordings.Of(incident.Id, scene.Till.Id) is not null, "the till is recorded");

        var release = incident.Logged<IncidentEvent.Released>().First(each => each.Release.Camera == scene.Till.Id).Release;
        Assert.Equal((release.Since, release.Until), (
            cluster.Recordings.Of(incident.Id, scene.Till.Id)!.From, cluster.Recordings.Of(incident.Id, scene.Till.Id)!.Until));

        await incident.Grain.Withdraw(new(scene.Operator, new IncidentCommand.Withdraw(release.Id)));
        await UntilAsync(incident, () => cluster.Recordings.Of(incident.Id, scene.Till.Id) is null, "the till is no longer recorded");
    }

    [Fact]
    public async Task What_is_from_before_the_alarm_is_held_from_the_alarm_on_and_forgotten_with_the_incident()
    {
        var scene = await Scene.SetAsync(cluster, policy => policy with { Recording = true, PreAlarmSeconds = 10, PreAlarmLegalBasis = "Contract, artikel 7" });
        var incident = await scene.ForwardedAsync();
        await UntilAsync(incident, () => cluster.Recordings.HeldOf(incident.Id, scene.Till.Id) is not null, "the till is held");
        var raised = (await incident.Grain.View(scene.Centre.Id))!.RaisedAt;
        Assert.Equal(
            new HeldPreAlarm(scene.Till.Id, raised.AddSeconds(-10), raised + RecordingRules.LongestHold), cluster.Recordings.HeldOf(incident.Id, scene.Till.Id));

        await incident.Grain.Close(new(scene.Operator, new IncidentCommand.Close(null)));
        await UntilAsync(incident, () => cluster.Recordings.HeldOf(incident.Id, scene.Till.Id) is null, "the till is forgotten");
    }

    [Fact]
    public async Task It_is_said_again_before_the_node_would_stop_by_itself()
    {
        var scene = await Scene.SetAsync(cluster, policy => policy with { Recording = true });
        var incident = await scene.ForwardedAsync();
        await UntilAsync(incident, () => cluster.Recordings.Of(incident.Id, scene.Till.Id) is not null, "the till is recorded");
        var told = cluster.Recordings.TimesTold(incident.Id, scene.Till.Id);

        await UntilAsync(incident, () => cluster.Recordings.TimesTold(incident.Id, scene.Till.Id) >= told + 2, "it is said twice more");
    }

    [Fact]
    public async Task A_camera_that_went_to_another_party_is_neither_recorded_nor_held_for_the_incident_of_the_party_before()
    {
        var scene = await Scene.SetAsync(cluster, policy => policy with { Recording = true, PreAlarmSeconds = 10, PreAlarmLegalBasis = "Contract, artikel 7" });
        await scene.CameraGrain(scene.Till).Configure(scene.Till with { PreAlarmSeconds = 10 }, Domain.Identifiers.OrganisationId.Parse("pac-next"));
        var incident = await scene.RaisedAsync();
        await incident.VerifyAsync();
        await incident.ForwardAsync(null, scene.Till.Id, scene.Entrance.Id);
        await UntilAsync(incident, () => cluster.Recordings.TimesTold(incident.Id, scene.Entrance.Id) >= 2, "the entrance is recorded");

        Assert.Equal(0, cluster.Recordings.TimesTold(incident.Id, scene.Till.Id));
        Assert.Null(cluster.Recordings.HeldOf(incident.Id, scene.Till.Id));
    }

    [Fact]
    public async Task Where_the_policy_does_not_allow_it_nothing_is_recorded()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        cluster.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(0, cluster.Recordings.TimesTold(incident.Id, scene.Till.Id));
    }

    [Fact]
    public async Task A_closed_segment_stands_in_the_log_once_and_moves_no_desk()
    {
        var scene = await Scene.SetAsync(cluster, policy => policy with { Recording = true });
        var incident = await scene.ForwardedAsync();
        var seal = new IncidentCommand.SealRecording(
            scene.Till.Id, TakeId.Parse("t1"), 1, cluster.Now, cluster.Now, 25, 0, new string('a', 64), new string('b', 64), 0);

        Assert.Null((await incident.Grain.SealRecording(seal)).Refusal);
        Assert.Null((await incident.Grain.SealRecording(seal)).Refusal);

        Assert.Equal(new string('b', 64), Assert.Single(incident.Logged<IncidentEvent.RecordingSegmentSealed>()).Head);
    }

    private async Task UntilAsync(OpenCase incident, Func<bool> holds, string what)
    {
        while (!holds())
        {
            var changed = cluster.Recordings.NextChangeOf(incident.Id);
            if (!holds())
            {
                await cluster.PassUntilAsync(changed, TimeSpan.FromSeconds(10), what);
            }
        }
    }
}
