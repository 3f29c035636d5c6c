using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Pictures;

/// <summary>Sound is a right of its own: off, unless the source policy says so and it was released.</summary>
[Collection(PictureServerCollection.Name)]
public class SoundTests(LiveServer server)
{
    private const string Sound = "\"codec\":\"mp4a.40.2\"";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_room_to_which_sound_was_released_hears_the_camera()
    {
        using var incident = await CaseAtDoor.AtAsync(server, server.TakeHeardConnection());
        await incident.ReleaseAsync(null, "audio");
        using var room = await server.SignInAsync(Town.Room);
        using var listener = await AskAsync(room, incident, "audio");

        Assert.Contains("\"stream\":\"audio\"", (await listener.UntilAsync(Sound))!.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_sends_G711_is_heard_as_aac()
    {
        using var incident = await CaseAtDoor.AtAsync(server, Town.HeardG711);
        using var listener = await AskAsync(incident.Centre, incident, "audio");

        Assert.NotNull(await listener.UntilAsync(Sound));
    }

    [Fact]
    public async Task Who_may_only_watch_is_refused_and_gets_not_one_byte_of_sound()
    {
        using var incident = await CaseAtDoor.AtAsync(server, server.TakeHeardConnection());
        using var room = await server.SignInAsync(Town.Room);
        using var listener = await AskAsync(room, incident, "audio");
        await listener.ReadAsync();

        Assert.Equal((0, 4403, "not-allowed-by-release"), (listener.PictureBytes, listener.Closed, listener.Reason));
    }

    [Fact]
    public async Task Who_watches_cannot_ask_for_sound_on_the_way_while_somebody_beside_it_listens()
    {
        using var incident = await CaseAtDoor.AtAsync(server, server.TakeHeardConnection());
        using var listener = await AskAsync(incident.Centre, incident, "audio");
        Assert.NotNull(await listener.UntilAsync(Sound));
        using var room = await server.SignInAsync(Town.Room);
        using var viewer = await AskAsync(room, incident, "main");
        await viewer.UntilAsync("\"stream\":\"main\"");
        await viewer.AskAsync("""{"type":"stream","stream":"audio"}""");

        var (texts, messages) = await viewer.CollectAsync(TimeSpan.FromSeconds(3));

        Assert.True(messages.Count > 10);
        Assert.DoesNotContain(texts, text => text.Contains("mp4a", StringComparison.Ordinal));
        Assert.All(messages, message => Assert.False(HasSound(message)));
    }

    [Fact]
    public async Task Who_listens_cannot_ask_for_the_picture_on_the_way()
    {
        using var incident = await CaseAtDoor.AtAsync(server, server.TakeHeardConnection());
        await incident.ReleaseAsync(null, "audio");
        using var room = await server.SignInAsync(Town.Room);
        using var listener = await AskAsync(room, incident, "audio");
        await listener.UntilAsync(Sound);
        await listener.AskAsync("""{"type":"stream","stream":"main"}""");

        var (texts, _) = await listener.CollectAsync(TimeSpan.FromSeconds(2));

        Assert.DoesNotContain(texts, text => text.Contains("avc1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_source_policy_leaves_sound_off_nobody_can_release_it_and_not_even_the_owner_hears_it()
    {
        using var incident = await CaseAtDoor.AtAsync(server, Town.AudioOff);
        using var refused = await incident.Centre.Http.PostAsJsonAsync(
            $"/v1/incidents/{incident.Id}/releases", new { camera = incident.Camera, to = Town.RoomOrganisation, capabilities = new[] { "audio" } });
        Assert.Contains("policy-forbids", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var listener = await AskAsync(incident.Centre, incident, "audio");
        await listener.ReadAsync();

        Assert.Equal((0, 4403, "audio-off"), (listener.PictureBytes, listener.Closed, listener.Reason));
    }

    [Fact]
    public async Task A_withdrawal_ends_the_sound_and_leaves_the_picture()
    {
        using var incident = await CaseAtDoor.AtAsync(server, server.TakeHeardConnection());
        await incident.ReleaseAsync(null, "audio");
        using var room = await server.SignInAsync(Town.Room);
        using var viewer = await AskAsync(room, incident, "main");
        using var listener = await AskAsync(room, incident, "audio");
        await viewer.UntilAsync("\"stream\":\"main\"");
        await listener.UntilAsync(Sound);

        var release = (await incident.ReadAsync()).GetProperty("releases").EnumerateArray()
            .Single(each => each.GetProperty("capabilities")[0].GetString() == "audio").GetProperty("id").GetString();
        using var withdrawn = await incident.Centre.Http.DeleteAsync($"/v1/incidents/{incident.Id}/releases/{release}");
        withdrawn.EnsureSuccessStatusCode();

        Assert.Null(await listener.UntilAsync("never said"));
        Assert.Equal((4403, true), (listener.Closed, (await viewer.CollectAsync(TimeSpan.FromSeconds(1))).Messages.Count > 5));
    }

    [Fact]
    public async Task The_log_says_that_sound_was_released_and_who_listened()
    {
        using var incident = await CaseAtDoor.AtAsync(server, server.TakeHeardConnection());
        await incident.ReleaseAsync(null, "audio");
        using var room = await server.SignInAsync(Town.Room);
        using (var listener = await AskAsync(room, incident, "audio"))
        {
            await listener.UntilAsync(Sound);
            await Simulation.Patience.UntilAsync("the centre sees that somebody listens", Patience, async () =>
                (await incident.ReadAsync()).GetProperty("watching").EnumerateArray().Any(each => each.GetProperty("action").GetString() == "audio"));
        }

        Assert.Contains(
            (await incident.ReadAsync()).GetProperty("log").EnumerateArray(),
            entry => entry.GetProperty("code").GetString() == "released" && entry.GetProperty("capabilities").ToString().Contains("audio", StringComparison.Ordinal));
    }

    private static Task<AskingSocket> AskAsync(DeskSession session, CaseAtDoor incident, string stream) =>
        AskingSocket.AskAsync(session, JsonSerializer.Serialize(new { incident = incident.Id, camera = incident.Camera, stream }));

    /// <summary>Whether a message holds an init segment of sound: without one no decoder makes anything of the rest.</summary>
    private static bool HasSound(byte[] message) => message.AsSpan().IndexOf("mp4a"u8) >= 0 || message.AsSpan().IndexOf("soun"u8) >= 0;
}
