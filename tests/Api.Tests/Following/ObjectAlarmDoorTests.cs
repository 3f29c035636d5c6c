using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Following;

/// <summary>A tracker's own alarm, from its door to the desks; and what the party listens for in its objects.</summary>
[Collection(ServerCollection.Name)]
public class ObjectAlarmDoorTests(LiveServer server)
{
    [Fact]
    public async Task A_pressed_button_is_an_incident_at_the_centre_of_which_no_room_knows_until_it_is_forwarded_and_released()
    {
        using var tracker = await Tracker.StartAsync(server);
        using var centre = await server.SignInAsync(Town.Centre);
        using var room = await server.SignInAsync(Town.Room);
        var van = server.TakeTransport();
        Assert.Equal("duress:raised", AlarmsOf(await tracker.SendAsync(tracker.Pressed(van))));
        var incident = (await WatchAsync(centre, van)).GetProperty("heard")[0].GetProperty("incident").GetString()!;
        var seen = await centre.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{incident}");
        Assert.Equal(("pursuit", "holdUp", 1), (Text(seen, "kind"), Text(seen, "alarmKind"), seen.GetProperty("priority").GetInt32()));
        Assert.Equal(van, Text(seen.GetProperty("objects")[0], "id"));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(room, incident, van));
        await DoAsync(centre, $"/v1/incidents/{incident}/verification", new { verdict = "verified", level = 4, evidence = new[] { "audio" } });
        await DoAsync(centre, $"/v1/incidents/{incident}/forward", new { rooms = new[] { Town.RoomOrganisation }, cameras = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(room, incident, van));
        await DoAsync(centre, $"/v1/incidents/{incident}/objects/{van}/releases", new { to = Town.RoomOrganisation, trail = "kept" });
        using var line = await FollowLine.OpenAsync(room, incident, van);
        Assert.NotNull(await line.NextAsync());
    }

    [Fact]
    public async Task A_button_that_is_held_down_is_one_alarm()
    {
        using var tracker = await Tracker.StartAsync(server);
        var van = server.TakeTransport();
        Assert.Equal("duress:raised", AlarmsOf(await tracker.SendAsync(tracker.Pressed(van))));
        Assert.Null(AlarmsOf(await tracker.SendAsync(tracker.Pressed(van))));
        Assert.Null(AlarmsOf(await tracker.SendAsync(tracker.Next(van))));
    }

    [Fact]
    public async Task An_object_that_is_registered_without_duress_raises_nothing()
    {
        using var tracker = await Tracker.StartAsync(server);
        Assert.Null(AlarmsOf(await tracker.SendAsync(tracker.Pressed(server.TakeObject()))));
    }

    [Fact]
    public async Task Outside_of_a_watch_the_answer_says_that_nobody_watches()
    {
        using var tracker = await Tracker.StartAsync(server);
        using var centre = await server.SignInAsync(Town.Centre);
        var van = server.TakeTransport(always: false);
        Assert.Equal("duress:notWatched", AlarmsOf(await tracker.SendAsync(tracker.Pressed(van))));
        var heard = (await WatchAsync(centre, van)).GetProperty("heard")[0];
        Assert.Equal(("notWatched", JsonValueKind.Null), (Text(heard, "outcome"), heard.GetProperty("incident").ValueKind));
    }

    [Fact]
    public async Task A_watch_is_set_under_a_named_authority_listed_and_ended()
    {
        using var centre = await server.SignInAsync(Town.Centre);
        var van = server.TakeTransport(always: false);
        var watch = await SetWatchAsync(centre, van);
        var window = Assert.Single(watch.GetProperty("windows").EnumerateArray());
        Assert.Equal(("Parket Midden-Nederland", "Politiewet 2012, artikel 3"), (Text(window, "authority"), Text(window, "legalBasis")));
        using var ended = await centre.Http.DeleteAsync($"/v1/objects/{van}/watches/{Text(window, "id")}");
        Assert.Empty((await ended.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("windows").EnumerateArray());
    }

    [Fact]
    public async Task Who_leaves_its_area_within_a_watch_raises_the_alarm_once()
    {
        using var tracker = await Tracker.StartAsync(server);
        using var centre = await server.SignInAsync(Town.Centre);
        var van = server.TakeTransport(always: false);
        await SetWatchAsync(centre, van);
        await FenceAsync(centre, van);
        Assert.Null(AlarmsOf(await tracker.SendAsync(tracker.At(van, 0, 52.1))));
        // Half a kilometre on, 100 m over the border: not believed by one fix alone.
        Assert.Null(AlarmsOf(await tracker.SendAsync(tracker.At(van, 8, 52.1054))));
        Assert.Equal("areaLeft:raised", AlarmsOf(await tracker.SendAsync(tracker.At(van, 9, 52.1055))));
        Assert.Null(AlarmsOf(await tracker.SendAsync(tracker.At(van, 10, 52.1056))));
        var heard = (await WatchAsync(centre, van)).GetProperty("heard")[0];
        var incident = await centre.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{Text(heard, "incident")}");
        Assert.Equal(("pursuit", "tamper", "area-left"), (Text(incident, "kind"), Text(incident, "alarmKind"), Text(incident.GetProperty("alarms")[0], "code")));
    }

    [Fact]
    public async Task A_fence_is_taken_away_again()
    {
        using var centre = await server.SignInAsync(Town.Centre);
        var van = server.TakeTransport();
        var fence = Assert.Single((await FenceAsync(centre, van)).GetProperty("fences").EnumerateArray());
        Assert.Equal(4, fence.GetProperty("points").GetArrayLength());
        using var removed = await centre.Http.DeleteAsync($"/v1/objects/{van}/fences/{Text(fence, "id")}");
        Assert.Empty((await removed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fences").EnumerateArray());
    }

    [Theory]
    [InlineData("fences", """{"name":"x","kind":"leavingArea","points":[{"latitude":52,"longitude":5}],"alarm":"tamper"}""", "bad-fence")]
    [InlineData("fences", """{"name":"x","kind":"leavingArea","points":[null,null,null],"alarm":"tamper"}""", "bad-fence")]
    [InlineData("fences", """{"name":"x","kind":"leavingCorridor","points":[{"latitude":52,"longitude":5},{"latitude":52.1,"longitude":5}],"alarm":"tamper"}""", "bad-fence")]
    [InlineData("watches", """{"until":"2001-01-01T00:00:00Z","authority":"x","legalBasis":"x"}""", "bad-window")]
    [InlineData("watches", """{"until":"2040-01-01T00:00:00Z","authority":"x","legalBasis":"x"}""", "bad-window")]
    [InlineData("watches", """{"until":"2040-01-01T00:00:00Z","authority":" ","legalBasis":"x"}""", "bad-authority")]
    [InlineData("watches", """{"until":"2040-01-01T00:00:00Z","authority":"x","legalBasis":""}""", "bad-legal-basis")]
    public async Task What_is_not_in_order_is_refused_with_what_is_wrong(string what, string body, string code)
    {
        using var centre = await server.SignInAsync(Town.Centre);
        using var answer = await centre.Http.PostAsync($"/v1/objects/{Town.Transport(1)}/{what}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "code")));
    }

    [Fact]
    public async Task Another_party_does_not_learn_that_there_is_such_an_object()
    {
        using var other = await server.SignInAsync(Town.OtherCentre);
        using var answer = await other.Http.GetAsync($"/v1/objects/{Town.Transport(1)}/watch");
        using var nobodys = await other.Http.GetAsync("/v1/objects/of-nobody/watch");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, nobodys.StatusCode));
    }

    private static async Task<JsonElement> SetWatchAsync(DeskSession centre, string van) => await DoAsync(centre, $"/v1/objects/{van}/watches", new
    {
        from = TimeProvider.System.GetUtcNow().AddMinutes(-5),
        until = TimeProvider.System.GetUtcNow().AddHours(2),
        authority = "Parket Midden-Nederland",
        legalBasis = "Politiewet 2012, artikel 3",
    });

    /// <summary>A square around 52.1, 5.1 that reaches half a kilometre to each side.</summary>
    private static async Task<JsonElement> FenceAsync(DeskSession centre, string van) => await DoAsync(centre, $"/v1/objects/{van}/fences", new
    {
        name = "Depot",
        kind = "leavingArea",
        alarm = "tamper",
        points = new[]
        {
            new { latitude = 52.0955, longitude = 5.0927 }, new { latitude = 52.0955, longitude = 5.1073 }, new { latitude = 52.1045, longitude = 5.1073 },
            new { latitude = 52.1045, longitude = 5.0927 }, new { latitude = 52.0955, longitude = 5.0927 },
        },
    });

    private static async Task<JsonElement> WatchAsync(DeskSession centre, string van) =>
        await centre.Http.GetFromJsonAsync<JsonElement>($"/v1/objects/{van}/watch");

    private static async Task<JsonElement> DoAsync(DeskSession desk, string address, object body)
    {
        using var answer = await desk.Http.PostAsJsonAsync(address, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task<HttpStatusCode> StatusAsync(DeskSession desk, string incident, string van)
    {
        using var answer = await desk.Http.GetAsync(FollowLine.Address(incident, van));
        return answer.StatusCode;
    }

    private static string? AlarmsOf((int Status, JsonElement[] Lines) answer)
    {
        Assert.Equal(200, answer.Status);
        return Assert.Single(answer.Lines).GetProperty("alarms") is { ValueKind: JsonValueKind.Array } alarms
            ? string.Join(',', alarms.EnumerateArray().Select(each => $"{Text(each, "cause")}:{Text(each, "outcome")}"))
            : null;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
