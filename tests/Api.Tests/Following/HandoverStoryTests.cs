using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Following;

/// <summary>A pursuit out of one region into the next, as three control rooms meet it at the doors.</summary>
[Collection(ServerCollection.Name)]
public class HandoverStoryTests(LiveServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task The_next_room_is_invited_before_the_object_arrives_sees_it_takes_over_and_goes_on_when_the_first_leaves()
    {
        using var stage = await FollowStage.OpenAsync(server);
        using var neighbour = await server.SignInAsync(Town.Neighbour);
        using var third = await server.SignInAsync(Town.ThirdRoom);
        using var first = await stage.FollowAsync();
        var road = new Road(stage);
        await road.CatchUpAsync();
        Assert.Equal("not-found", await stage.RefusedAsync(neighbour));

        await LiveView.Simulation.Patience.UntilAsync("the next room is invited", Patience, async () =>
        {
            await road.OnAsync();
            return await ObjectAsync(stage, neighbour) is not null;
        });
        var asked = (await ObjectAsync(stage, neighbour))!.Value;
        Assert.Contains("accept-lead", Texts(asked.GetProperty("may")));
        var invitedAt = asked.GetProperty("offers")[0].GetProperty("at").GetDateTimeOffset();
        Assert.Equal("not-found", await stage.RefusedAsync(third));

        // What it sees begins with its invitation, however far back it asks.
        using var line = await stage.FollowAsync(last: 0, desk: neighbour);
        await road.OnAsync();
        Assert.True((await line.NextAsync("position")).Data.GetProperty("time").GetDateTimeOffset() >= invitedAt);
        Assert.True((await line.ThoughtAsync()).GetProperty("semiMajor").GetDouble() > 0);

        await DoAsync(stage, neighbour, "lead/acceptance", new { });
        Assert.Equal(
            [(Town.NeighbourOrganisation, "lead"), (Town.RoomOrganisation, "support")],
            (await stage.EntryAsync()).GetProperty("rooms").EnumerateArray().Select(each =>
                (each.GetProperty("room").GetProperty("id").GetString()!, each.GetProperty("role").GetString()!)));

        using (var departure = await stage.Room.Http.PostAsJsonAsync($"/v1/incidents/{stage.Incident.Id}/departure", new { }))
        {
            Assert.True(departure.IsSuccessStatusCode);
        }

        Assert.Equal("ended", (await first.RestAsync())[^1].EventType);
        await road.OnAsync();
        var last = await road.OnAsync();
        while ((await line.NextAsync("position")).Data.GetProperty("time").GetDateTimeOffset() < last)
        {
        }

        Assert.Contains("lead-moved", (await stage.Incident.ReadAsync()).GetProperty("log").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_room_that_declines_says_why_and_sees_nothing_more_at_once()
    {
        using var stage = await FollowStage.OpenAsync(server);
        using var neighbour = await server.SignInAsync(Town.Neighbour);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        using var first = await stage.FollowAsync();
        await first.NextAsync("snapshot");
        Assert.Contains(Town.NeighbourOrganisation, await RoomsAsync(stage, stage.Room));
        Assert.Empty(await RoomsAsync(stage, neighbour));
        await DoAsync(stage, stage.Room, "lead/offers", new { to = Town.NeighbourOrganisation });
        using var line = await stage.FollowAsync(desk: neighbour);
        await line.NextAsync("snapshot");

        await DoAsync(stage, neighbour, "lead/refusal", new { reason = "Geen eenheden vrij" });
        await stage.Tracker.DriveAsync(stage.Object, 2);
        Assert.DoesNotContain(await line.RestAsync(), each => each.EventType == "position");
        Assert.NotEmpty(await stage.RefusedAsync(neighbour));
        var said = (await stage.Incident.ReadAsync()).GetProperty("log").EnumerateArray().Single(each => each.GetProperty("code").GetString() == "lead-declined");
        Assert.Equal("Geen eenheden vrij", said.GetProperty("reason").GetString());
    }

    /// <summary>The object as the incident shows it to a room; null when it does not.</summary>
    private static async Task<JsonElement?> ObjectAsync(FollowStage stage, DeskSession desk)
    {
        using var answer = await desk.Http.GetAsync($"/v1/incidents/{stage.Incident.Id}");
        return answer.IsSuccessStatusCode
            && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("objects") is { } objects && objects.GetArrayLength() > 0
            ? objects[0]
            : null;
    }

    /// <summary>The rooms that the lead may be offered to; none for who does not lead.</summary>
    private static async Task<IEnumerable<string?>> RoomsAsync(FollowStage stage, DeskSession desk)
    {
        using var answer = await desk.Http.GetAsync($"/v1/incidents/{stage.Incident.Id}/objects/{stage.Object}/lead/rooms");
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(each => each.GetProperty("id").GetString()).ToArray()
            : [];
    }

    private static async Task DoAsync(FollowStage stage, DeskSession desk, string what, object body)
    {
        using var answer = await desk.Http.PostAsJsonAsync($"/v1/incidents/{stage.Incident.Id}/objects/{stage.Object}/{what}", body);
        Assert.True(answer.IsSuccessStatusCode, $"{what}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(each => each.GetString());

    /// <summary>East along the A1 out of Amersfoort, at 100 km/h.</summary>
    private sealed class Road(FollowStage stage)
    {
        private const double Speed = 27.8;
        private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow().AddMinutes(-2);

        /// <summary>What the tracker kept while it was out of reach: two minutes, a position every 5 s.</summary>
        public async Task CatchUpAsync() => Assert.Equal(200, (await stage.Tracker.SendAsync(
            [.. Enumerable.Range(0, 24).Select(each => Line(_start.AddSeconds(5 * each)))])).Status);

        /// <summary>A position of now.</summary>
        public async Task<DateTimeOffset> OnAsync()
        {
            var now = TimeProvider.System.GetUtcNow();
            Assert.Equal(200, (await stage.Tracker.SendAsync(Line(now))).Status);
            return now;
        }

        private string Line(DateTimeOffset at) => string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"device\":\"{stage.Object}\",\"time\":\"{at:O}\",\"lat\":52.19,\"lon\":{5.38 + ((at - _start).TotalSeconds * Speed / 68_250):F7},\"speed\":{Speed},\"heading\":90,\"accuracy\":5}}");
    }
}
