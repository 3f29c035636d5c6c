using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Announcements;

/// <summary>Every desk that takes part knows how its incidents stand, whatever was lost on the way.</summary>
[Collection(ClusterCollection.Name)]
public class DeskTests(TestCluster cluster)
{
    private const string Announce = nameof(IDeskGrain.Announce);
    private static readonly TimeSpan CatchUpPace = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Every_desk_that_takes_part_hears_what_its_organisation_may_know()
    {
        var scene = await Scene.SetAsync(cluster);
        var edges = new List<(Organisation Reader, ListeningEdge Edge)>();
        foreach (var reader in new[] { scene.Centre, scene.Room })
        {
            edges.Add((reader, await ListeningEdge.AtAsync(cluster, scene.Desk(reader))));
        }

        var incident = await scene.ForwardedAsync();
        foreach (var (reader, edge) in edges)
        {
            var heard = edge.Witness.HearsAsync(incident.Id, each => each.Incident!.Status == IncidentStatus.Forwarded);
            await TestCluster.WithinPatienceAsync(heard, $"{reader.Id} hears of the forward");
            AssertSame(scene.Truth(incident.Id, reader), (await heard).Incident);
        }
    }

    [Fact]
    public async Task A_desk_that_takes_no_part_hears_nothing()
    {
        var scene = await Scene.SetAsync(cluster);
        await scene.ForwardedAsync();

        Assert.Empty((await scene.Desk(scene.Neighbour).Snapshot()).Incidents);
    }

    [Fact]
    public async Task Announcements_that_were_lost_are_found_in_the_log_within_the_catch_up_pace()
    {
        var scene = await Scene.SetAsync(cluster);
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));
        using var lost = cluster.Calls.Lose(Announce, GrainKeys.Desk(scene.Room.Id));
        var incident = await scene.ForwardedAsync();
        await incident.NoteAsync();
        var found = edge.Witness.HearsAsync(incident.Id);
        await cluster.PassUntilAsync(found, CatchUpPace, "the desk finds the incident in the log");

        AssertSame(scene.Truth(incident.Id, scene.Room), (await found).Incident);
    }

    [Fact]
    public async Task An_announcement_that_was_lost_is_told_again_until_it_is_heard()
    {
        var scene = await Scene.SetAsync(cluster);
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));
        var lost = cluster.Calls.Lose(Announce, GrainKeys.Desk(scene.Room.Id));
        var incident = await scene.ForwardedAsync();
        lost.Dispose();

        // Not a catch-up: that would be called 'incident-recovered'.
        await cluster.PassUntilAsync(
            edge.Witness.HearsAsync(incident.Id, each => each.Event == "room-notified"), TimeSpan.FromSeconds(1), "the desk is told again");
    }

    [Fact]
    public async Task A_desk_that_was_lost_with_its_silo_knows_its_open_incidents()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await cluster.RestartAsync(scene.Desk(scene.Room));

        AssertSame(scene.Truth(incident.Id, scene.Room), Assert.Single((await scene.Desk(scene.Room).Snapshot()).Incidents));
    }

    [Fact]
    public async Task A_desk_that_was_asleep_while_everything_was_lost_knows_it_when_it_wakes()
    {
        var scene = await Scene.SetAsync(cluster);
        OpenCase incident;
        using (cluster.Calls.Lose(Announce))
        {
            incident = await scene.ForwardedAsync();
            await incident.AcceptAsync();
        }

        AssertSame(scene.Truth(incident.Id, scene.Room), Assert.Single((await scene.Desk(scene.Room).Snapshot()).Incidents));
    }

    [Fact]
    public async Task An_announcement_that_comes_late_does_not_turn_back_what_is_known()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        var old = cluster.Log.Truth(incident.Stream);
        await incident.DismissAsync();
        await scene.Desk(scene.Centre).Announce(new IncidentAnnouncement("incident-raised", old));

        Assert.Equal(IncidentStatus.Dismissed, Assert.Single((await scene.Desk(scene.Centre).Snapshot()).Incidents).Status);
    }

    [Fact]
    public async Task A_close_takes_the_cameras_off_every_desk()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.CloseAsync();

        Assert.Empty(Assert.Single((await scene.Desk(scene.Room).Snapshot()).Incidents).Cameras);
    }

    [Fact]
    public async Task A_technical_matter_that_is_told_again_replaces_itself_and_counts()
    {
        var scene = await Scene.SetAsync(cluster);
        var notice = new DeskNotice("line:1", "alarm-line-noise", NoticeSeverity.Warning, cluster.Time.GetUtcNow(), 1, "1", new NoticeText("a", "b"));
        await scene.Desk(scene.Centre).Notify(notice);
        await scene.Desk(scene.Centre).Notify(notice);

        Assert.Equal(2, Assert.Single((await scene.Desk(scene.Centre).Snapshot()).Notices).Count);
    }

    [Fact]
    public async Task Of_a_storm_of_technical_matters_a_desk_keeps_fifty()
    {
        var scene = await Scene.SetAsync(cluster);
        for (var i = 0; i < 80; i++)
        {
            await scene.Desk(scene.Centre).Notify(new DeskNotice(
                $"line:{i}", "alarm-line-noise", NoticeSeverity.Warning, cluster.Time.GetUtcNow(), 1, $"{i}", new NoticeText("a", "b")));
        }

        Assert.Equal(50, (await scene.Desk(scene.Centre).Snapshot()).Notices.Length);
    }

    private static void AssertSame(IncidentView? expected, IncidentView? actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected, LogJson.Options), JsonSerializer.Serialize(actual, LogJson.Options));
}
