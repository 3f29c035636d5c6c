using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Tests.Following;

/// <summary>Positions as Traccar, OwnTracks, OsmAnd and Traccar Client send them.</summary>
[Collection(ServerCollection.Name)]
public class TrackerDoorTests(LiveServer server)
{
    public static readonly TheoryData<string> Kinds = ["traccar", "owntracks", "osmand", "osmand-form", "osmand-json"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_answered_with_success_is_stored_and_a_resend_is_there_once(string kind)
    {
        using var tracker = await Tracker.StartAsync(server);
        var device = server.TakeObject();
        Assert.Equal(200, (await SendAsync(tracker, kind, device)).Status);
        Assert.Equal(200, (await SendAsync(tracker, kind, device)).Status);
        Assert.Equal((1, 52.1), await StoredAsync(device));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_unknown_device_and_another_partys_are_refused_alike(string kind)
    {
        using var tracker = await Tracker.StartAsync(server);
        var nobodys = await SendAsync(tracker, kind, "of-nobody");
        var others = await SendAsync(tracker, kind, Town.Object(Town.Objects + 1));
        Assert.Equal(kind is "osmand" or "osmand-form" ? 400 : 404, nobodys.Status);
        Assert.Equal(nobodys.Status, others.Status);
        Assert.Contains("unknown-device", nobodys.Text, StringComparison.Ordinal);
        Assert.Contains("unknown-device", others.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "traccar", "{}")]
    [InlineData("POST", "traccar", "{")]
    [InlineData("POST", "owntracks", "{}")]
    [InlineData("POST", "owntracks", """{"_type":"encrypted","data":"x"}""")]
    [InlineData("POST", "osmand", "")]
    [InlineData("POST", "osmand", "{}")]
    [InlineData("GET", "osmand?lat=52&lon=5", null)]
    [InlineData("GET", "osmand?id=x&lat=north&lon=5", null)]
    public async Task What_is_no_position_is_refused(string method, string address, string? body)
    {
        using var tracker = await Tracker.StartAsync(server);
        var (status, text) = await tracker.AskAsync(new HttpMethod(method), $"/v1/positions/{address}", body);
        Assert.Equal(400, status);
        Assert.Contains("bad-position", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"_type":"lwt","tst":1}""")]
    public async Task OwnTracks_is_answered_with_a_list_also_when_it_says_nothing_of_a_position(string body)
    {
        using var tracker = await Tracker.StartAsync(server);
        Assert.Equal((200, "[]"), await tracker.AskAsync(HttpMethod.Post, "/v1/positions/owntracks", body));
    }

    private static Task<(int Status, string Text)> SendAsync(Tracker tracker, string kind, string device) => kind switch
    {
        "traccar" => tracker.AskAsync(HttpMethod.Post, "/v1/positions/traccar", $$"""
            {"position":{"fixTime":"2026-01-01T00:00:00Z","valid":true,"latitude":52.1,"longitude":5.1},"device":{"uniqueId":"{{device}}"} }
            """),
        "owntracks" => tracker.AskAsync(
            HttpMethod.Post, "/v1/positions/owntracks", $$"""{"_type":"location","topic":"{{device}}","tst":1767225600,"lat":52.1,"lon":5.1}"""),
        "osmand" => tracker.AskAsync(HttpMethod.Get, $"/v1/positions/osmand?id={device}&timestamp=1767225600&lat=52.1&lon=5.1"),
        "osmand-form" => tracker.AskAsync(HttpMethod.Post, "/v1/positions/osmand", $"id={device}&timestamp=1767225600&lat=52.1&lon=5.1"),
        _ => tracker.AskAsync(
            HttpMethod.Post, "/v1/positions/osmand",
            $$"""{"device_id":"{{device}}","location":{"timestamp":"2026-01-01T00:00:00Z","coords":{"latitude":52.1,"longitude":5.1} } }"""),
    };

    /// <summary>The number of the last fix of an object, and its latitude.</summary>
    private async Task<(long Sequence, double? Latitude)> StoredAsync(string device)
    {
        using var acting = Caller.System("test").Use();
        var grain = server.Get<IClusterClient>().GetGrain<ITrackedObjectGrain>(GrainKeys.Of(TrackedObjectId.Parse(device)));
        var standing = (await grain.Standing(OrganisationId.Parse("pac-veilig")))!;
        return (standing.LastSequence, standing.Live?.Position.Latitude);
    }
}
