using LiveView.Domain.Evidence;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Alarms;

/// <summary>A panel is acknowledged only when its alarm is stored and its incident raised; until then it sends again.</summary>
[Collection(ClusterCollection.Name)]
public class AlarmsAreStoredFirstTests(TestCluster cluster)
{
    [Fact]
    public async Task An_alarm_that_cannot_be_stored_is_not_acknowledged_and_its_resend_is()
    {
        var scene = await Scene.SetAsync(cluster);
        var message = scene.Message();
        using (cluster.Log.Away())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => scene.ReceiveAsync(message));
        }

        Assert.Equal(AlarmReceipt.Stored, await scene.ReceiveAsync(message));
        Assert.Single(cluster.Log.Truth(GrainKeys.Of((await scene.LastIncidentAsync())!.Value)).Alarms);
    }

    [Fact]
    public async Task An_alarm_whose_storing_was_not_answered_is_one_alarm_after_the_resends()
    {
        var scene = await Scene.SetAsync(cluster);
        var message = scene.Message();
        cluster.Log.LoseAnswerOnce(GrainKeys.Of(scene.Account));
        await Assert.ThrowsAsync<EventLogUnavailableException>(() => scene.ReceiveAsync(message));
        await Assert.ThrowsAsync<EventLogConflictException>(() => scene.ReceiveAsync(message));

        Assert.Equal(AlarmReceipt.Repeated, await scene.ReceiveAsync(message));
        Assert.Single(cluster.Log.Truth(GrainKeys.Of((await scene.LastIncidentAsync())!.Value)).Alarms);
    }

    [Fact]
    public async Task An_alarm_that_is_stored_but_not_raised_is_not_acknowledged_and_its_resend_raises_it()
    {
        var scene = await Scene.SetAsync(cluster);
        var message = scene.Message();
        using (cluster.Calls.Lose(nameof(IIncidentGrain.Raise)))
        {
            await Assert.ThrowsAsync<TimeoutException>(() => scene.ReceiveAsync(message));
        }

        await scene.ReceiveAsync(message);
        Assert.Single(cluster.Log.Truth(GrainKeys.Of((await scene.LastIncidentAsync())!.Value)).Alarms);
    }

    [Fact]
    public async Task An_alarm_that_was_stored_just_before_a_crash_is_raised_by_its_resend()
    {
        var scene = await Scene.SetAsync(cluster);
        var message = scene.Message();
        using (cluster.Calls.Lose(nameof(IIncidentGrain.Raise)))
        {
            await Assert.ThrowsAsync<TimeoutException>(() => scene.ReceiveAsync(message));
        }

        await cluster.RestartAsync(scene.AccountGrain);
        await cluster.RestartAsync(scene.SiteGrain);

        Assert.Equal(AlarmReceipt.Repeated, await scene.ReceiveAsync(message));
        Assert.Single(cluster.Log.Truth(GrainKeys.Of((await scene.LastIncidentAsync())!.Value)).Alarms);
    }

    [Fact]
    public async Task An_incident_that_somebody_else_changed_meanwhile_still_takes_the_alarm()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        cluster.Log.ConflictOnce(incident.Stream);

        Assert.Equal(AlarmReceipt.Stored, await scene.ReceiveAsync(scene.Message()));
        Assert.Equal(2, cluster.Log.Truth(incident.Stream).Alarms.Count);
    }
}
