using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Tracking;

namespace LiveView.Api.Tests.Following;

/// <summary>Where everything is, on the map of a console: the newest of what is in view and may be followed, and nothing else.</summary>
[Collection(ServerCollection.Name)]
public class OverviewTests(LiveServer server)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly double[] s_elsewhere = [3.3, 50.7, 4.0, 51.0];

    [Fact]
    public async Task A_released_object_is_on_the_map_of_both_parties_and_moves_there()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        foreach (var desk in new[] { stage.Room, stage.Incident.Centre })
        {
            await using var map = await OpenAsync(desk, stage);
            await map.UntilAsync(state => state.Objects.ContainsKey(stage.Object), Soon);
            var before = map.State.Objects[stage.Object];
            await stage.Tracker.DriveAsync(stage.Object, 1);
            await map.UntilAsync(state => state.Objects[stage.Object].Latitude > before.Latitude, Soon);
            Assert.Equal(5.1, map.State.Objects[stage.Object].Longitude, 5);
        }
    }

    [Fact]
    public async Task What_is_not_in_view_is_not_told_until_the_view_moves_there()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        await using var map = await OpenAsync(stage.Room, stage, s_elsewhere);
        Assert.Equal(0, (await map.NextAsync())!.InView);
        Assert.Equal(0, (await map.NextAsync())!.InView);
        Assert.Empty(map.State.Objects);
        await map.ShowAsync(OverviewTap.Country);
        await map.UntilAsync(state => state.Objects.ContainsKey(stage.Object), Soon);
        await map.ShowAsync(s_elsewhere);
        await map.UntilAsync(state => state.Objects.Count == 0, Soon);
    }

    [Fact]
    public async Task Until_it_is_released_nothing_is_there_and_whoever_was_not_told_is_sent_away()
    {
        using var stage = await FollowStage.OpenAsync(server, trail: null);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        await using var map = await OpenAsync(stage.Room, stage);
        Assert.Equal(0, (await map.NextAsync())!.InView);
        using var neighbour = await server.SignInAsync(Town.Neighbour);
        await using var other = await OpenAsync(neighbour, stage);
        Assert.Null(await other.NextAsync());
        Assert.Equal((4403, "not-found"), other.Closed);

        await stage.ReleaseAsync("liveOnly");
        await map.UntilAsync(state => state.Objects.ContainsKey(stage.Object), Soon);
    }

    [Fact]
    public async Task Withdrawn_it_leaves_the_map_at_once_of_a_console_that_stalls_too_and_nothing_newer_of_it_leaves()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        await using var map = await OpenAsync(stage.Room, stage);
        await using var stalled = await OpenAsync(stage.Room, stage);
        await map.UntilAsync(state => state.Objects.ContainsKey(stage.Object), Soon);
        await stalled.UntilAsync(state => state.Objects.ContainsKey(stage.Object), Soon);
        await stalled.NextAsync(keeps: false);
        await stage.WithdrawAsync();
        await stage.Tracker.DriveAsync(stage.Object, 3);
        var before = map.State.Objects[stage.Object];
        foreach (var each in new[] { map, stalled })
        {
            while (each.State.Objects.TryGetValue(stage.Object, out var shown))
            {
                Assert.True(shown.Latitude <= before.Latitude + 1e-4);
                await each.NextAsync(keeps: each == map).WaitAsync(Soon, TimeProvider.System);
            }
        }
    }

    [Fact]
    public async Task A_console_that_does_not_keep_up_is_told_nothing_meanwhile_and_then_the_newest_and_how_far_behind_it_was()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        await using var map = await OpenAsync(stage.Room, stage);
        await map.UntilAsync(state => state.Objects.ContainsKey(stage.Object), Soon);
        var last = (await map.NextAsync(keeps: false))!;
        var next = map.NextAsync();
        await stage.Tracker.DriveAsync(stage.Object, 30);
        await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System));
        Assert.False(next.IsCompleted);
        await map.SayAsync($"{{\"has\":{last.Number}}}");
        var newest = (await next.WaitAsync(Soon, TimeProvider.System))!;
        Assert.Equal(last.Number + 1, newest.Number);
        Assert.InRange(newest.Behind, 1_500, 20_000);
        Assert.Equal(7, newest.Moved.Length);
        // Where the test itself is held up its console is behind once more.
        await LiveView.Simulation.Patience.UntilAsync("it keeps up again", Soon, async () => (await map.NextAsync())!.Behind == 0);
    }

    [Fact]
    public async Task The_close_of_the_incident_closes_the_line()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await using var map = await OpenAsync(stage.Room, stage);
        await map.NextAsync();
        await stage.Incident.CloseAsync();
        while (await map.NextAsync().WaitAsync(Soon, TimeProvider.System) is { } frame)
        {
            Assert.Equal(0, frame.InView);
        }

        Assert.Equal((4403, "incident-closed"), map.Closed);
    }

    [Fact]
    public async Task A_sign_out_closes_the_line()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await using var map = await OpenAsync(stage.Room, stage);
        await map.NextAsync();
        (await stage.Room.Http.PostAsync("/v1/sign-out", null)).Dispose();
        while (await map.NextAsync().WaitAsync(Soon, TimeProvider.System) is not null)
        {
        }

        Assert.Equal((4403, "signed-out"), map.Closed);
    }

    [Fact]
    public async Task Who_looks_at_the_map_follows_and_stands_in_the_log_as_whoever_follows()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await using (var map = await OpenAsync(stage.Room, stage))
        {
            await map.NextAsync();
            await LiveView.Simulation.Patience.UntilAsync("the room follows", Soon, async () => (await stage.EntryAsync()).GetProperty("followers")
                .EnumerateArray().Any(each => each.GetProperty("organisation").GetProperty("id").GetString() == Town.RoomOrganisation));
        }

        await LiveView.Simulation.Patience.UntilAsync("nobody looks any more", Soon, async () =>
            (await stage.EntryAsync()).GetProperty("followers").GetArrayLength() == 0);
    }

    [Theory]
    [InlineData("{}}")]
    [InlineData("""{"view":[5,52,4,53]}""")]
    [InlineData("""{"view":[4,52,5]}""")]
    [InlineData("""{"view":[4,52,5,91]}""")]
    [InlineData("""{"view":["4","52","5","53"]}""")]
    public async Task A_word_that_is_none_ends_the_line(string word)
    {
        using var stage = await FollowStage.OpenAsync(server);
        await using var map = await OpenAsync(stage.Room, stage);
        await map.SayAsync(word);
        while (await map.NextAsync().WaitAsync(Soon, TimeProvider.System) is not null)
        {
        }

        Assert.Equal((1007, "bad-view"), map.Closed);
    }

    private static async Task<OverviewTap> OpenAsync(DeskSession desk, FollowStage stage, double[]? view = null)
    {
        var map = await OverviewTap.OpenAsync(desk, stage.Incident.Id);
        await map.ShowAsync(view ?? OverviewTap.Country);
        return map;
    }
}
