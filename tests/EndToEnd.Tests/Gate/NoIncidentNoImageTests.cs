using System.Net;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Pictures;
using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.EndToEnd.Tests.Gate;

[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class NoIncidentNoImageTests(Stage stage)
{
    private static readonly TimeSpan PictureWithin = TimeSpan.FromSeconds(30);
    private static readonly string[] Cameras = ["lv-0001-overview", "lv-0001-till"];
    private static readonly string[] Receivers = ["dis-midden", "dis-oost", "dis-rotterdam"];

    [Fact]
    public async Task Before_the_release_the_operator_sees_pictures_and_no_room_gets_a_byte()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");

        await centre.WaitForMovingPictureAsync(scene.Incident, "lv-0001-overview", PictureWithin);

        foreach (var person in (string[])[.. Receivers, "op-stad", "rol-landelijk"])
            await NothingForAsync(scene, person);
    }

    [Fact]
    public async Task While_two_rooms_watch_a_third_gets_nothing_and_after_the_close_nobody_does()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland"], Cameras);
        var taps = new List<PictureTap>();
        foreach (var person in (string[])["dis-midden", "dis-oost"])
            taps.AddRange(Cameras.Select((await scene.DeskAsync(person)).Session.TapOf(scene.Incident)));
        foreach (var tap in taps)
            Assert.True(await tap.WaitForPictureAsync(PictureWithin), $"{tap.Person} got nothing of {tap.Camera}: {tap.Refused} {tap.Closed}");

        await NothingForAsync(scene, "dis-rotterdam");
        Assert.Equal(0, (await scene.TryAsync("dis-midden", "lv-0001-vault", "lv-0001-entrance")).Bytes);

        await scene.Operator.CloseAsync(scene.Incident);
        await Task.WhenAll(taps.Select(tap => tap.Ended)).WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System);
        Assert.All(taps, tap => Assert.Equal((4403, "incident-closed"), tap.Closed));
        foreach (var person in Receivers)
            Assert.Equal(0, (await scene.TryAsync(person, Cameras)).Bytes);
        foreach (var tap in taps)
            await tap.DisposeAsync();
    }

    private static async Task NothingForAsync(Scene scene, string person)
    {
        var (bytes, refusals) = await scene.TryAsync(person, Cameras);
        Assert.Equal(0, bytes);
        // Who takes no part does not even learn that the incident exists.
        Assert.All(refusals, closed => Assert.Equal((4403, "not-found"), closed));
        var http = (await scene.DeskAsync(person)).Session.Http;
        using var view = await http.GetAsync($"/v1/incidents/{scene.Incident}");
        // The national operator reads no incident, whether there is one or not.
        Assert.Equal(person == "rol-landelijk" ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, view.StatusCode);
        var snapshot = await http.GetStringAsync("/v1/desk");
        Assert.DoesNotContain(scene.Incident, snapshot, StringComparison.Ordinal);
    }
}
