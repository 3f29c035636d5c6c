using LiveView.Domain.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Leases;

/// <summary>Taking rights away never needs the log; giving them always does.</summary>
[Collection(ClusterCollection.Name)]
public class LogOutageTests(TestCluster cluster)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_close_while_the_log_is_away_is_done()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        using var away = cluster.Log.Away();

        Assert.Null((await incident.CloseAsync()).Refusal);
    }

    [Fact]
    public async Task A_close_while_the_log_is_away_is_done_also_when_no_desk_can_wake_up()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        using var away = cluster.Log.Away();
        await cluster.RestartAsync(scene.Desk(scene.Centre));
        await cluster.RestartAsync(scene.Desk(scene.Room));

        Assert.Null((await incident.CloseAsync()).Refusal);
    }

    [Fact]
    public async Task A_close_while_the_log_is_away_ends_leases_at_once()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        using var away = cluster.Log.Away();
        await incident.CloseAsync();

        Assert.Null(await incident.RenewAsync($"v-{incident.Id}"));
    }

    [Fact]
    public async Task What_was_taken_away_while_the_log_was_away_is_written_in_order_and_once_when_it_is_back()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        var before = incident.Logged().Count;
        using (cluster.Log.Away())
        {
            await incident.WithdrawAsync();
            await incident.CloseAsync();
        }

        await incident.PassUntilLoggedAsync<IncidentEvent.Closed>(Soon);
        Assert.Equal(
            [typeof(IncidentEvent.Withdrawn), typeof(IncidentEvent.Closed)], incident.Logged().Skip(before).Select(each => each.GetType()));
    }

    [Fact]
    public async Task What_was_written_without_an_answer_is_not_written_twice()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        cluster.Log.LoseAnswerOnce(incident.Stream);
        await incident.WithdrawAsync();
        await incident.CloseAsync();

        Assert.Equal((1, 1), (incident.Logged<IncidentEvent.Withdrawn>().Count, incident.Logged<IncidentEvent.Closed>().Count));
    }

    [Fact]
    public async Task A_close_that_was_held_survives_a_restart_once_the_log_is_back()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        using (cluster.Log.Away())
        {
            await incident.CloseAsync();
        }

        await cluster.RestartAsync(incident.Grain);
        Assert.Equal(IncidentStatus.Closed, (await incident.Grain.View(scene.Centre.Id))?.Status);
    }

    [Fact]
    public async Task What_was_taken_away_while_the_log_was_away_survives_the_loss_of_its_silo()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        var away = cluster.Log.Away();
        await incident.WithdrawAsync();
        // It leaves while the log is away, so that nothing is left of it but the spool.
        await cluster.RestartAsync(incident.Grain);
        away.Dispose();

        Assert.Equal("withdrawn", (await incident.AskRenewalAsync($"v-{incident.Id}")).Ended);
        Assert.Single(incident.Logged<IncidentEvent.Withdrawn>());
        Assert.Empty(cluster.Spool.Held(incident.Stream));
    }

    [Fact]
    public async Task While_the_log_is_away_an_incident_that_was_lost_gives_nothing()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        using var away = cluster.Log.Away();
        await incident.WithdrawAsync();
        await cluster.RestartAsync(incident.Grain);

        await Assert.ThrowsAnyAsync<Exception>(() => incident.AskRenewalAsync($"v-{incident.Id}"));
    }

    [Fact]
    public async Task What_nobody_asks_for_any_more_is_written_from_the_spool_all_the_same()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        using (cluster.Log.Away())
        {
            await incident.WithdrawAsync();
            await cluster.RestartAsync(incident.Grain);
        }

        await incident.PassUntilLoggedAsync<IncidentEvent.Withdrawn>(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_withdrawal_that_cannot_be_kept_anywhere_holds_at_once_and_says_that_it_is_not_stored()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        using var away = cluster.Log.Away();
        cluster.Spool.IsFull = true;
        try
        {
            Assert.Equal("not-stored", (await incident.WithdrawAsync()).Refusal?.Code);
        }
        finally
        {
            cluster.Spool.IsFull = false;
        }

        Assert.Equal("withdrawn", (await incident.AskRenewalAsync($"v-{incident.Id}")).Ended);
    }

    [Fact]
    public async Task A_desk_that_missed_a_close_while_the_log_was_away_finds_it_when_the_log_is_back()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Operator, scene.Till.Id, $"v-{incident.Id}");
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));
        using (cluster.Calls.Lose("Announce", Abstractions.GrainKeys.Desk(scene.Room.Id)))
        {
            using (cluster.Log.Away())
            {
                await incident.CloseAsync();
                await incident.EndViewingAsync(scene.Operator, $"v-{incident.Id}");
            }

            await cluster.PassUntilAsync(
                edge.Witness.HearsAsync(incident.Id, each => each.Incident!.Status == IncidentStatus.Closed), TimeSpan.FromSeconds(6),
                "the room's desk finds the close in the log");
        }
    }

    [Fact]
    public async Task A_forward_while_the_log_is_away_is_refused()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        await incident.VerifyAsync();
        using var away = cluster.Log.Away();

        Assert.Equal("log-unavailable", (await incident.ForwardAsync()).Refusal?.Code);
    }

    [Fact]
    public async Task A_forward_that_was_refused_for_want_of_the_log_leaks_nothing()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        await incident.VerifyAsync();
        using (cluster.Log.Away())
        {
            await incident.ForwardAsync();
        }

        Assert.Null(await incident.Grain.View(scene.Room.Id));
        Assert.Empty((await scene.Desk(scene.Room).Snapshot()).Incidents);
        Assert.Equal("not-found", (await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, "v")).Refusal?.Code);
    }

    [Fact]
    public async Task A_forward_whose_answer_was_lost_is_known_to_the_incident_as_soon_as_to_the_desks()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        await incident.VerifyAsync();
        cluster.Log.LoseAnswerOnce(incident.Stream);
        Assert.Equal("log-unavailable", (await incident.ForwardAsync()).Refusal?.Code);

        Assert.NotNull((await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}")).Grant);
    }

    [Fact]
    public async Task A_close_that_was_written_after_something_unanswered_stands_once_on_every_desk()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        cluster.Log.LoseAnswerOnce(incident.Stream);
        await incident.NoteAsync();
        using (cluster.Log.Away())
        {
            await incident.CloseAsync();
        }

        await incident.PassUntilLoggedAsync<IncidentEvent.Closed>(Soon);
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));
        await cluster.PassUntilAsync(
            RepeatedAsync(edge, snapshot => snapshot.Single().Log.Select(each => each.Code).TakeLast(2).SequenceEqual(["noted", "closed"])),
            Soon, "the room's desk shows the note and then one close");
    }

    private static async Task RepeatedAsync(ListeningEdge edge, Func<Domain.Incidents.Views.IncidentView[], bool> wanted)
    {
        while (!wanted((await edge.SubscribeAsync()).Incidents))
        {
            var position = edge.Snapshot.Position;
            await edge.Witness.HearsAsync(each => each.Position > position);
        }
    }
}
