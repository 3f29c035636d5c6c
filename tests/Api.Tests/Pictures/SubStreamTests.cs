using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Pictures;

/// <summary>A camera with two streams: the viewer chooses, and the right is the same for both.</summary>
[Collection(PictureServerCollection.Name)]
public class SubStreamTests(LiveServer server)
{
    private const string Large = "\"width\":640";
    private const string Small = "\"width\":320";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_small_tile_gets_the_sub_stream_and_the_main_stream_once_it_grows()
    {
        using var incident = await CaseAtDoor.WithSubStreamAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        using var tile = await AskAsync(room, incident, "sub");

        Assert.Contains("\"stream\":\"sub\"", (await tile.UntilAsync(Small))!.Value.Text, StringComparison.Ordinal);
        await tile.AskAsync("""{"type":"stream","stream":"main"}""");
        Assert.Contains("\"stream\":\"main\"", (await tile.UntilAsync(Large))!.Value.Text, StringComparison.Ordinal);
        await tile.AskAsync("""{"type":"stream","stream":"sub"}""");
        Assert.NotNull(await tile.UntilAsync(Small));
    }

    [Fact]
    public async Task Both_streams_are_one_viewing()
    {
        using var incident = await CaseAtDoor.WithSubStreamAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        using var tile = await AskAsync(room, incident, "sub");
        await tile.UntilAsync(Small);
        await tile.AskAsync("""{"type":"stream","stream":"main"}""");
        await tile.UntilAsync(Large);

        await LiveView.Simulation.Patience.UntilAsync("the centre sees who watches", Patience, async () => Watching(await incident.ReadAsync()) == 1);
    }

    [Fact]
    public async Task Who_asks_for_the_sub_stream_of_a_camera_without_one_gets_the_main_stream()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        using var tile = await AskAsync(room, incident, "sub");

        Assert.Contains("\"stream\":\"main\"", (await tile.UntilAsync(Large))!.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sub_stream_that_gives_no_picture_costs_nobody_the_main_stream()
    {
        using var incident = await CaseAtDoor.WithSubStreamAsync(server, connection: Town.DeadSubStream);
        using var room = await server.SignInAsync(Town.Room);
        using var tile = await AskAsync(room, incident, "sub");

        Assert.NotNull(await tile.UntilAsync(Large));
    }

    [Theory]
    [InlineData("main"), InlineData("sub")]
    public async Task Without_a_release_there_is_not_one_byte_of_either_stream(string stream)
    {
        using var incident = await CaseAtDoor.WithSubStreamAsync(server, released: false);
        using var room = await server.SignInAsync(Town.Room);
        using var tile = await AskAsync(room, incident, stream);
        await tile.ReadAsync();

        Assert.Equal((0, 4403), (tile.PictureBytes, tile.Closed));
    }

    [Fact]
    public async Task A_withdrawal_ends_the_sub_stream_at_once_and_no_other_stream_takes_its_place()
    {
        using var incident = await CaseAtDoor.WithSubStreamAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        using var tile = await AskAsync(room, incident, "sub");
        Assert.NotNull(await tile.UntilAsync(Small));
        await incident.WithdrawAsync();

        Assert.Null(await tile.UntilAsync(Large).WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System));
        Assert.Equal(4403, tile.Closed);
    }

    [Fact]
    public async Task A_stream_that_no_camera_has_is_refused_with_the_names_of_those_it_may_have()
    {
        using var incident = await CaseAtDoor.WithSubStreamAsync(server);
        using var answer = await incident.Centre.Http.GetAsync($"/v1/incidents/{incident.Id}/cameras/{incident.Camera}/live?stream=third");

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("'main', 'sub' and 'audio'", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<AskingSocket> AskAsync(DeskSession session, CaseAtDoor incident, string stream) =>
        AskingSocket.AskAsync(session, JsonSerializer.Serialize(new { incident = incident.Id, camera = incident.Camera, stream }));

    private static int Watching(JsonElement incident) =>
        incident.GetProperty("watching").EnumerateArray().Sum(each => each.GetProperty("count").GetInt32());
}
