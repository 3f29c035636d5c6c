using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Following;

/// <summary>Positions as people meet them at the doors: no incident, no position.</summary>
[Collection(ServerCollection.Name)]
public class FollowTests(LiveServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_released_object_is_followed_by_both_parties_every_position_once_and_in_order()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        using var room = await stage.FollowAsync();
        using var centre = await stage.FollowAsync(desk: stage.Incident.Centre);
        await stage.Tracker.DriveAsync(stage.Object, 20);
        foreach (var line in new[] { room, centre })
        {
            Assert.Equal("1", (await line.NextAsync("snapshot")).EventId);
            for (var number = 2; number <= 21; number++)
            {
                Assert.Equal($"{number}", (await line.NextAsync("position")).EventId);
            }
        }
    }

    [Fact]
    public async Task Until_it_is_released_and_for_whoever_was_not_told_not_a_byte_leaves()
    {
        using var stage = await FollowStage.OpenAsync(server, trail: null);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        using var neighbour = await server.SignInAsync(Town.Neighbour);
        using var otherCentre = await server.SignInAsync(Town.OtherCentre);
        Assert.Equal("not-released", await stage.RefusedAsync(stage.Room));
        Assert.Equal("not-found", await stage.RefusedAsync(neighbour));
        Assert.Equal("not-found", await stage.RefusedAsync(otherCentre));
        await stage.ReleaseAsync("liveOnly");
        Assert.Equal("not-found", await stage.RefusedAsync(neighbour));
        using var line = await stage.FollowAsync();
        await line.NextAsync("snapshot");
    }

    [Fact]
    public async Task No_position_leaves_that_came_in_after_the_withdrawal_was_acknowledged()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 3);
        using var line = await stage.FollowAsync();
        await line.NextAsync("snapshot");
        await stage.WithdrawAsync();
        await stage.Tracker.DriveAsync(stage.Object, 5);

        var rest = await line.RestAsync();
        Assert.Equal("withdrawn", Assert.Single(rest, each => each.EventType != "estimate").Data.GetProperty("reason").GetString());
        Assert.All(rest.Where(each => each.EventType == "estimate"), each => Assert.Equal(3, each.Data.GetProperty("of").GetInt64()));
        Assert.Equal("withdrawn", await stage.RefusedAsync(stage.Room));
    }

    [Fact]
    public async Task A_close_ends_every_following()
    {
        using var stage = await FollowStage.OpenAsync(server);
        using var room = await stage.FollowAsync();
        using var centre = await stage.FollowAsync(desk: stage.Incident.Centre);
        await room.NextAsync("snapshot");
        await centre.NextAsync("snapshot");
        await stage.Incident.CloseAsync();
        Assert.Equal("incident-closed", (await room.NextAsync("ended")).Data.GetProperty("reason").GetString());
        Assert.Equal("incident-closed", (await centre.NextAsync("ended")).Data.GetProperty("reason").GetString());
        Assert.Equal("incident-closed", await stage.RefusedAsync(stage.Incident.Centre));
    }

    [Fact]
    public async Task Whoever_comes_back_gets_what_was_missed_without_gap_or_repetition()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        using (var line = await stage.FollowAsync())
        {
            await line.NextAsync("snapshot");
            await stage.Tracker.DriveAsync(stage.Object, 2);
            await line.NextAsync("position");
            Assert.Equal("3", (await line.NextAsync("position")).EventId);
        }

        await stage.Tracker.DriveAsync(stage.Object, 7);
        using var back = await stage.FollowAsync(last: 3);
        await stage.Tracker.DriveAsync(stage.Object, 2);
        for (var number = 4; number <= 12; number++)
        {
            Assert.Equal($"{number}", (await back.NextAsync("position")).EventId);
        }
    }

    [Fact]
    public async Task Of_an_object_whose_trail_is_not_kept_who_comes_back_sees_only_where_it_is()
    {
        using var stage = await FollowStage.OpenAsync(server, keepTrail: false, trail: "liveOnly");
        await stage.Tracker.DriveAsync(stage.Object, 5);
        using var back = await stage.FollowAsync(last: 2);
        var reset = await back.NextAsync("reset");
        Assert.Equal(("5", 5), (reset.EventId, reset.Data.GetProperty("position").GetProperty("sequence").GetInt64()));
        await stage.Tracker.DriveAsync(stage.Object, 1);
        Assert.Equal("6", (await back.NextAsync("position")).EventId);
        // The sharing party itself finds nothing that was not stored.
        using var centre = await stage.FollowAsync(last: 2, desk: stage.Incident.Centre);
        Assert.Equal("gone", (await centre.NextAsync("reset")).Data.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Whoever_may_see_only_where_it_is_gets_nothing_of_where_it_was()
    {
        using var stage = await FollowStage.OpenAsync(server, trail: "liveOnly");
        await stage.Tracker.DriveAsync(stage.Object, 5);
        using var line = await stage.FollowAsync(last: 0);
        Assert.Equal("live-only", (await line.NextAsync("reset")).Data.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Who_followed_stands_in_the_log_with_what_left()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        using (var line = await stage.FollowAsync())
        {
            await line.NextAsync("snapshot");
            var follower = (await stage.EntryAsync()).GetProperty("followers")[0];
            Assert.Equal(Town.RoomOrganisation, follower.GetProperty("organisation").GetProperty("id").GetString());
        }

        await LiveView.Simulation.Patience.UntilAsync("nobody follows any more", Patience, async () =>
            (await stage.EntryAsync()).GetProperty("followers").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_sign_out_ends_what_its_session_follows()
    {
        using var stage = await FollowStage.OpenAsync(server);
        using var line = await stage.FollowAsync();
        await line.NextAsync("snapshot");
        (await stage.Room.Http.PostAsync("/v1/sign-out", null)).Dispose();
        Assert.Equal("ended", (await line.NextAsync())?.EventType);
        Assert.Null(await line.NextAsync());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task A_number_that_is_none_is_refused(string after)
    {
        using var stage = await FollowStage.OpenAsync(server);
        using var answer = await stage.Room.Http.GetAsync($"{FollowLine.Address(stage.Incident.Id, stage.Object)}?after={after}");
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_number_that_was_never_given_begins_anew()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 2);
        using var line = await stage.FollowAsync(last: 900);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        Assert.Equal("gone", (await line.NextAsync("reset")).Data.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task With_a_position_comes_how_sure_it_is_and_while_nothing_comes_it_grows_older_and_wider()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        using var line = await stage.FollowAsync();
        var first = await line.ThoughtAsync();
        var later = await line.ThoughtAsync();
        Assert.Equal(("measured", 1), (first.GetProperty("kind").GetString(), first.GetProperty("of").GetInt64()));
        Assert.Equal(1, later.GetProperty("of").GetInt64());
        Assert.True(later.GetProperty("ageSeconds").GetDouble() > first.GetProperty("ageSeconds").GetDouble());
        Assert.True(later.GetProperty("semiMajor").GetDouble() > first.GetProperty("semiMajor").GetDouble());
        Assert.True(later.GetProperty("latitude").GetDouble() > first.GetProperty("latitude").GetDouble());
    }

    [Fact]
    public async Task A_line_on_which_nothing_happens_lives_on_and_says_so()
    {
        using var stage = await FollowStage.OpenAsync(server);
        using var answer = await stage.Room.Http.GetAsync(FollowLine.Address(stage.Incident.Id, stage.Object), HttpCompletionOption.ResponseHeadersRead);
        using var text = new StreamReader(await answer.Content.ReadAsStreamAsync());
        string? line;
        do
        {
            line = await text.ReadLineAsync().WaitAsync(Patience, TimeProvider.System);
        }
        while (line is not (null or ": alive" or "event: ended"));

        Assert.Equal(": alive", line);
    }
}
