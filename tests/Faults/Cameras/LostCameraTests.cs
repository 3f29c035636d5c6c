using LiveView.Faults.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Processes;
using Xunit;

namespace LiveView.Faults.Cameras;

[Trait("needs", "chromium")]
public sealed class LostCameraTests
{
    [Fact]
    public async Task Pictures_come_back_without_a_reload_when_cameras_lose_power_or_their_cable_and_when_ffmpeg_is_killed()
    {
        await using var open = await OpenIncident.BeginAsync();

        await open.Stage.Cameras.KillAsync();
        await PictureIsGoneAsync(open, within: TimeSpan.FromSeconds(3));
        await open.Stage.Cameras.RestartAsync();
        await open.PicturesComeBackAsync(within: TimeSpan.FromSeconds(20));

        // A cable that is pulled: nobody says anything, and nothing comes.
        open.Stage.Cameras.Freeze();
        await PictureIsGoneAsync(open, within: TimeSpan.FromSeconds(3));
        open.Stage.Cameras.Thaw();
        await open.PicturesComeBackAsync(within: TimeSpan.FromSeconds(20));

        await open.WatchConvertedCameraAsync();
        foreach (var ffmpeg in open.Server.Ffmpegs)
            Signals.Send(ffmpeg, Signal.Kill);
        await open.ConvertedPictureComesBackAsync(within: TimeSpan.FromSeconds(8));
        await open.PicturesComeBackAsync(within: TimeSpan.FromSeconds(4));
        Assert.Empty(ProcessTree.Zombies(open.Server.ProcessId));

        var left = open.Server.Ffmpegs;
        await open.Server.StopAsync();
        Assert.DoesNotContain(left, ProcessTree.IsAlive);
    }

    private static Task PictureIsGoneAsync(OpenIncident open, TimeSpan within) => Patience.UntilAsync(
        "the room sees that the picture is gone", within,
        async () => await open.Room.Tile(open.Id, OpenIncident.Camera).First.GetAttributeAsync("data-state") != "live",
        () => open.Room.DescribeAsync(open.Id, OpenIncident.Camera));
}
