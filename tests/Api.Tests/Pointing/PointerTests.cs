using System.Net.Http.Json;
using LiveView.Api.Gate;
using LiveView.Api.Gate.Pointing;
using LiveView.Api.Tests.Following;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Simulation.Pointing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Pointing;

/// <summary>Rooms that follow one incident see where the others point on its map, as long as they may see that map, and nobody else does.</summary>
[Collection(ServerCollection.Name)]
public class PointerTests(LiveServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Two_rooms_and_the_centre_see_where_the_others_point_with_whose_it_is_and_nobody_sees_his_own()
    {
        using var incident = await ForBothAsync();
        using var first = await server.SignInAsync(Town.Room);
        using var second = await server.SignInAsync(Town.Neighbour);
        await using var here = await PointerTap.OpenAsync(first, incident.Id);
        await using var there = await PointerTap.OpenAsync(second, incident.Id);
        await using var centre = await PointerTap.OpenAsync(incident.Centre, incident.Id);
        Assert.Empty((await there.NextAsync())!.Pointers);
        await here.PointAsync(5.1234567, 52.0912347);
        foreach (var tap in new[] { there, centre })
        {
            var seen = (await tap.UntilAsync(frame => frame.Pointers.Count == 1)).Pointers[0];
            Assert.Equal(new PointerShown("Meldkamer Midden-Nederland", "CM", 5.123457, 52.091235), seen);
        }

        await there.PointAsync(5.2);
        Assert.Equal("Meldkamer Oost-Nederland", (await here.UntilAsync(frame => frame.Pointers.Count == 1)).Pointers[0].Room);
        await centre.UntilAsync(frame => frame.Pointers.Count == 2);
        await here.StopAsync();
        await there.UntilAsync(frame => frame.Pointers.Count == 0);
        await there.DisposeAsync();
        await centre.UntilAsync(frame => frame.Pointers.Count == 0);
    }

    [Fact]
    public async Task Whoever_was_not_told_is_sent_away_and_does_not_learn_of_the_incident()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var neighbour = await server.SignInAsync(Town.Neighbour);
        await using var stranger = await PointerTap.OpenAsync(neighbour, incident.Id);
        await using var nowhere = await PointerTap.OpenAsync(neighbour, Guid.NewGuid().ToString("N"));
        Assert.Equal((4403, "not-found"), await stranger.RestAsync());
        Assert.Equal((4403, "not-found"), await nowhere.RestAsync());
        Assert.Equal((0, 0), (stranger.Frames, nowhere.Frames));

        using var office = await server.SignInAsync(Town.PrivacyOfficer);
        await using var reads = await PointerTap.OpenAsync(office, incident.Id);
        Assert.Equal((4403, "role-missing"), await reads.RestAsync());
    }

    [Fact]
    public async Task A_room_that_leaves_sees_no_more_and_where_it_pointed_goes_from_the_screens_of_others()
    {
        using var incident = await ForBothAsync();
        using var first = await server.SignInAsync(Town.Room);
        using var second = await server.SignInAsync(Town.Neighbour);
        await using var leaver = await PointerTap.OpenAsync(first, incident.Id);
        await using var stays = await PointerTap.OpenAsync(second, incident.Id);
        await leaver.PointAsync(5.1);
        await stays.PointAsync(5.2);
        await stays.UntilAsync(frame => frame.Pointers.Count == 1);
        await leaver.UntilAsync(frame => frame.Pointers.Count == 1);
        using var answer = await first.Http.PostAsJsonAsync($"/v1/incidents/{incident.Id}/departure", new { });
        answer.EnsureSuccessStatusCode();

        Assert.Equal((4403, "not-taking-part"), await leaver.RestAsync());
        await stays.UntilAsync(frame => frame.Pointers.Count == 0);
    }

    [Fact]
    public async Task What_is_pointed_at_on_the_map_of_an_object_is_seen_by_whom_it_is_released_to_and_goes_with_the_release()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Incident.ForwardAsync(released: false, room: Town.NeighbourOrganisation);
        using var neighbour = await server.SignInAsync(Town.Neighbour);
        await using var centre = await PointerTap.OpenAsync(stage.Incident.Centre, stage.Incident.Id);
        await using var room = await PointerTap.OpenAsync(stage.Room, stage.Incident.Id);
        await using var without = await PointerTap.OpenAsync(neighbour, stage.Incident.Id);
        await centre.PointAsync(5.1, map: "objects");
        await room.UntilAsync(frame => frame.Pointers.Count == 1);
        await without.PointAsync(5.3);
        await room.UntilAsync(frame => frame.Pointers.Count == 2);
        await stage.WithdrawAsync();

        Assert.Equal(5.3, (await room.UntilAsync(frame => frame.Pointers.Count == 1)).Pointers[0].Longitude);
        // On the map of the site all see it, and whoever may not follow the object never saw it before.
        await centre.PointAsync(5.4);
        var first = await without.UntilAsync(frame => frame.Pointers.Count > 0);
        Assert.Equal(5.4, Assert.Single(first.Pointers).Longitude);
    }

    [Fact]
    public async Task On_the_map_of_objects_nobody_points_to_whom_none_is_released()
    {
        using var stage = await FollowStage.OpenAsync(server, trail: null);
        await using var room = await PointerTap.OpenAsync(stage.Room, stage.Incident.Id);
        await room.PointAsync(5.1, map: "objects");
        Assert.Equal("not-released", (await room.UntilAsync(frame => frame.Stopped is not null)).Stopped);
    }

    [Fact]
    public async Task The_close_of_the_incident_closes_every_line()
    {
        using var incident = await ForBothAsync();
        using var first = await server.SignInAsync(Town.Room);
        await using var room = await PointerTap.OpenAsync(first, incident.Id);
        await using var centre = await PointerTap.OpenAsync(incident.Centre, incident.Id);
        await room.PointAsync(5.1);
        await centre.UntilAsync(frame => frame.Pointers.Count == 1);
        await incident.CloseAsync();
        Assert.Equal((4403, "incident-closed"), await room.RestAsync());
        Assert.Equal((4403, "incident-closed"), await centre.RestAsync());
    }

    [Fact]
    public async Task A_sign_out_closes_the_line_and_takes_the_pointer_away()
    {
        using var incident = await ForBothAsync();
        using var first = await server.SignInAsync(Town.Room);
        await using var room = await PointerTap.OpenAsync(first, incident.Id);
        await using var centre = await PointerTap.OpenAsync(incident.Centre, incident.Id);
        await room.PointAsync(5.1);
        await centre.UntilAsync(frame => frame.Pointers.Count == 1);
        (await first.Http.PostAsync("/v1/sign-out", null)).Dispose();
        Assert.Equal((4403, "signed-out"), await room.RestAsync());
        await centre.UntilAsync(frame => frame.Pointers.Count == 0);
    }

    [Fact]
    public async Task Whoever_floods_is_sent_away_and_others_are_told_a_few_places_only()
    {
        using var incident = await ForBothAsync();
        using var first = await server.SignInAsync(Town.Room);
        await using var room = await PointerTap.OpenAsync(first, incident.Id);
        await using var centre = await PointerTap.OpenAsync(incident.Centre, incident.Id);
        await room.PointAsync(5);
        await centre.UntilAsync(frame => frame.Pointers.Count == 1);
        var sent = 0;
        try
        {
            for (; sent < 20_000; sent++)
            {
                await room.PointAsync(5 + (sent * 0.00001));
            }
        }
        catch (Exception e) when (e is System.Net.WebSockets.WebSocketException or IOException)
        {
            // Sent away while it still spoke.
        }

        await centre.UntilAsync(frame => frame.Pointers.Count == 0);
        Assert.InRange(centre.Frames, 1, 50);
        Assert.True(sent > OwnPointer.MostWords);
    }

    [Theory]
    [InlineData("""{"at":[5.1]}""")]
    [InlineData("""{"at":[5.1,91]}""")]
    [InlineData("""{"at":[181,52]}""")]
    [InlineData("""{"at":["5.1","52"]}""")]
    [InlineData("""{"at":[5.1,52],"map":"other"}""")]
    [InlineData("point")]
    [InlineData("""{"at":[5.1,52.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000]}""")]
    public async Task A_word_that_is_none_ends_the_line(string word)
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        await using var tap = await PointerTap.OpenAsync(incident.Centre, incident.Id);
        await tap.SayAsync(word);
        Assert.Equal((1007, "bad-pointer"), await tap.RestAsync());
    }

    [Fact]
    public async Task What_is_pointed_at_here_is_known_at_another_edge_of_the_cluster_and_stands_in_no_log()
    {
        using var incident = await ForBothAsync();
        var before = (await incident.ReadAsync()).GetProperty("seq").GetInt64();
        using var elsewhere = new PointerRooms(server.Get<IClusterClient>(), new EdgeName(), TimeProvider.System, NullLogger<PointerRooms>.Instance);
        await elsewhere.StartAsync(CancellationToken.None);
        var map = await elsewhere.JoinAsync(IncidentId.Parse(incident.Id), () => { });
        using var first = await server.SignInAsync(Town.Room);
        await using var room = await PointerTap.OpenAsync(first, incident.Id);
        await room.PointAsync(5.1);
        await LiveView.Simulation.Patience.UntilAsync("the other edge knows", Patience, () => map.Pointers.Count == 1);
        await room.StopAsync();
        await LiveView.Simulation.Patience.UntilAsync("the other edge knows that it is over", Patience, () => map.Pointers.Count == 0);

        Assert.Equal(before, (await incident.ReadAsync()).GetProperty("seq").GetInt64());
        await elsewhere.StopAsync(CancellationToken.None);
    }

    /// <summary>Both rooms were told.</summary>
    private async Task<CaseAtDoor> ForBothAsync()
    {
        var incident = await CaseAtDoor.ForwardedAsync(server);
        await incident.ForwardAsync(released: false, room: Town.NeighbourOrganisation);
        return incident;
    }
}
