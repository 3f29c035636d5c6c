using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Alarms;

/// <summary>An alarm becomes exactly one incident, whatever the panel repeats.</summary>
[Collection(ClusterCollection.Name)]
public class AlarmsBecomeIncidentsTests(TestCluster cluster)
{
    [Fact]
    public async Task A_hundred_resends_of_one_frame_are_one_alarm_of_one_incident()
    {
        var scene = await Scene.SetAsync(cluster);
        var message = scene.Message();
        await scene.ReceiveAsync(message);
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(AlarmReceipt.Repeated, await scene.ReceiveAsync(message));
        }

        Assert.Single(cluster.Log.Lines(GrainKeys.Of(scene.Account)));
        Assert.Single(cluster.Log.Truth(GrainKeys.Of((await scene.LastIncidentAsync())!.Value)).Alarms);
    }

    [Fact]
    public async Task Of_resends_that_come_at_once_exactly_one_is_stored()
    {
        var scene = await Scene.SetAsync(cluster);
        var message = scene.Message();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scene.ReceiveAsync(message)));

        Assert.Single(receipts, AlarmReceipt.Stored);
        Assert.Single(cluster.Log.Truth(GrainKeys.Of((await scene.LastIncidentAsync())!.Value)).Alarms);
    }

    [Fact]
    public async Task A_resend_after_a_restart_is_still_the_same_alarm()
    {
        var scene = await Scene.SetAsync(cluster);
        var message = scene.Message();
        await scene.ReceiveAsync(message);
        var incident = await scene.LastIncidentAsync();
        await cluster.RestartAsync(scene.AccountGrain);
        await cluster.RestartAsync(scene.SiteGrain);
        await cluster.RestartAsync(scene.Incident(incident!.Value));

        Assert.Equal(AlarmReceipt.Repeated, await scene.ReceiveAsync(message));
        Assert.Equal(incident, await scene.LastIncidentAsync());
        Assert.Single(cluster.Log.Truth(GrainKeys.Of(incident.Value)).Alarms);
    }

    [Fact]
    public async Task A_resend_after_a_restart_stays_with_its_own_incident_when_a_newer_one_is_open()
    {
        var scene = await Scene.SetAsync(cluster);
        var first = scene.Message();
        await scene.ReceiveAsync(first);
        await new OpenCase(scene, cluster, (await scene.LastIncidentAsync())!.Value).DismissAsync();
        var second = await scene.RaisedAsync();
        await cluster.RestartAsync(scene.AccountGrain);

        Assert.Equal(AlarmReceipt.Repeated, await scene.ReceiveAsync(first));
        Assert.Single(cluster.Log.Truth(second.Stream).Alarms);
    }

    [Fact]
    public async Task A_resend_is_known_after_a_restart_also_when_the_account_was_busy()
    {
        var scene = await Scene.SetAsync(cluster);
        for (var i = 0; i < 130; i++)
        {
            await scene.ReceiveAsync(scene.Message(AlarmKind.Test));
        }

        var last = scene.Message(AlarmKind.Test);
        await scene.ReceiveAsync(last);
        await cluster.RestartAsync(scene.AccountGrain);

        Assert.Equal(AlarmReceipt.Repeated, await scene.ReceiveAsync(last));
    }

    [Fact]
    public async Task Two_alarms_of_one_site_are_one_incident()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        await scene.ReceiveAsync(scene.Message(AlarmKind.Burglary));

        Assert.Equal(incident.Id, await scene.LastIncidentAsync());
        Assert.Equal([AlarmKind.HoldUp, AlarmKind.Burglary], cluster.Log.Truth(incident.Stream).Alarms.Select(alarm => alarm.Signal.Kind));
    }

    [Fact]
    public async Task An_alarm_after_the_close_raises_a_new_incident()
    {
        var scene = await Scene.SetAsync(cluster);
        var over = await scene.ForwardedAsync();
        await over.CloseAsync();
        var next = await scene.RaisedAsync();

        Assert.NotEqual(over.Id, next.Id);
        Assert.True(cluster.Log.Truth(next.Stream).IsOpen);
    }

    [Fact]
    public async Task Alarms_that_come_at_once_after_the_close_are_one_new_incident()
    {
        var scene = await Scene.SetAsync(cluster);
        var over = await scene.RaisedAsync();
        await over.DismissAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => scene.Message()).ToArray().Select(scene.ReceiveAsync));

        Assert.Equal(10, cluster.Log.Truth(GrainKeys.Of((await scene.LastIncidentAsync())!.Value)).Alarms.Count);
    }

    [Fact]
    public async Task An_account_that_no_connection_has_is_unknown_and_stores_nothing()
    {
        var scene = await Scene.SetAsync(cluster);
        await scene.AccountGrain.TakeAway(scene.Site.Number);

        Assert.Equal(AlarmReceipt.UnknownAccount, await scene.ReceiveAsync(scene.Message()));
        Assert.Empty(cluster.Log.Lines(GrainKeys.Of(scene.Account)));
    }

    [Fact]
    public async Task An_alarm_over_the_receiver_of_another_centre_is_unknown()
    {
        var (scene, other) = (await Scene.SetAsync(cluster), await Scene.SetAsync(cluster));

        Assert.Equal(AlarmReceipt.UnknownAccount, await scene.ReceiveAsync(scene.Message() with { Receiver = other.Centre.Id }));
        Assert.Null(await scene.LastIncidentAsync());
    }

    [Theory]
    [InlineData(AlarmKind.Test, false)]
    [InlineData(AlarmKind.Technical, false)]
    [InlineData(AlarmKind.HoldUp, true)]
    public async Task A_signal_that_is_no_emergency_is_stored_but_raises_nothing(AlarmKind kind, bool restore)
    {
        var scene = await Scene.SetAsync(cluster);

        Assert.Equal(AlarmReceipt.Stored, await scene.ReceiveAsync(scene.Message(kind, restore)));
        Assert.Null(await scene.LastIncidentAsync());
    }

    [Fact]
    public async Task A_restore_is_shown_in_the_incident_that_it_belongs_to()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        await scene.ReceiveAsync(scene.Message(AlarmKind.HoldUp, restore: true));

        Assert.Contains(cluster.Log.Truth(incident.Stream).Alarms, alarm => alarm.Signal.IsRestore);
    }

    [Fact]
    public async Task A_restore_after_the_close_is_stored_and_raises_nothing()
    {
        var scene = await Scene.SetAsync(cluster);
        var over = await scene.RaisedAsync();
        await over.DismissAsync();

        Assert.Equal(AlarmReceipt.Stored, await scene.ReceiveAsync(scene.Message(AlarmKind.HoldUp, restore: true)));
        Assert.Equal(over.Id, await scene.LastIncidentAsync());
    }
}
