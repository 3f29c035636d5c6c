using System.Text.Json;
using LiveView.Faults.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Databases;
using LiveView.Simulation.Processes;
using Xunit;

namespace LiveView.Faults.Servers;

[Trait("needs", "chromium")]
public sealed class KilledServerTests
{
    [Fact]
    public Task On_SQLite_everything_is_there_again_and_pictures_come_back_by_themselves() => SurvivesAsync(new ServerOptions());

    [Fact]
    [Trait("needs", "postgresql")]
    public async Task On_PostgreSQL_everything_is_there_again_and_pictures_come_back_by_themselves()
    {
        await using var cluster = await ThrowawayCluster.StartAsync();
        await SurvivesAsync(new ServerOptions { StorageProvider = "postgresql", ConnectionString = cluster.ConnectionString });
    }

    private static async Task SurvivesAsync(ServerOptions options)
    {
        await using var open = await OpenIncident.BeginAsync(options);
        await open.Scene.Operator.NoteAsync(open.Id, "Vlak voor de val");
        var before = (await open.Scene.ReadAsync())!.Value;
        await open.WatchConvertedCameraAsync();
        var ffmpegs = open.Server.Ffmpegs;

        await open.Server.KillAsync(withChildren: false);
        await Patience.UntilAsync("no ffmpeg outlives the server", TimeSpan.FromSeconds(3), () => !ffmpegs.Any(ProcessTree.IsAlive));
        await open.Server.RestartAsync();

        await open.PicturesComeBackAsync(within: TimeSpan.FromSeconds(15));
        var after = (await open.Scene.ReadAsync())!.Value;
        foreach (var part in (string[])["status", "raisedAt", "alarms", "verification", "notifications", "releases"])
            Assert.Equal(before.GetProperty(part).GetRawText(), after.GetProperty(part).GetRawText());
        Assert.Equal(Log(before), Log(after).Take(Log(before).Count));

        await open.Scene.Operator.CloseAsync(open.Id);
        await Patience.UntilAsync("the room's pictures stop at the close", TimeSpan.FromSeconds(2), async () => await open.Room.PicturesNowAsync() == 0);
    }

    private static List<string> Log(JsonElement view) => [.. view.GetProperty("log").EnumerateArray().Select(line => line.GetRawText())];
}
