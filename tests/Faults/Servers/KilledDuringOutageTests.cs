using System.Text.Json;
using LiveView.Faults.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Databases;
using LiveView.Simulation.Processes;
using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.Faults.Servers;

/// <summary>The database is away, something is taken away, and then the server is killed: the worst moment for a right to come back.</summary>
[Trait("needs", "postgresql")]
public sealed class KilledDuringOutageTests
{
    private const string Other = "lv-0001-till";

    [Fact]
    public async Task What_was_withdrawn_while_the_database_was_away_stays_withdrawn_and_the_rest_is_there_again()
    {
        await using var cluster = await ThrowawayCluster.StartAsync();
        await using var stage = await StoryStage.SetAsync(
            withBrowser: false, new ServerOptions { StorageProvider = "postgresql", ConnectionString = cluster.ConnectionString });
        await using var scene = await Scene.RaiseAsync(stage);
        await scene.ForwardAsync(["mk-midden-nederland"], [OpenIncident.Camera, Other]);
        var withdrawn = Release(await scene.ReadAsync(), OpenIncident.Camera).GetProperty("id").GetString()!;
        await Patience.UntilAsync(
            "the camera is seen before anything fails", TimeSpan.FromSeconds(20), async () => await BytesAsync(scene, OpenIncident.Camera) > 0);

        await cluster.StopServerAsync();
        await scene.Operator.WithdrawAsync(scene.Incident, withdrawn);
        await stage.Server.KillAsync();
        await cluster.StartServerAsync();
        await stage.Server.RestartAsync();

        // A camera that nobody looked at gives its first picture with its next key frame.
        await Patience.UntilAsync("the other camera is seen again", TimeSpan.FromSeconds(20), async () => await BytesAsync(scene, Other) > 0);
        Assert.Equal(0, await BytesAsync(scene, OpenIncident.Camera));
        Assert.NotNull(Release(await scene.ReadAsync(), OpenIncident.Camera).GetProperty("endedAt").GetString());
        Assert.Null(Release(await scene.ReadAsync(), Other).GetProperty("endedAt").GetString());
    }

    private static async Task<long> BytesAsync(Scene scene, string camera) => (await scene.TryAsync("dis-midden", camera)).Bytes;

    private static JsonElement Release(JsonElement? view, string camera) =>
        view!.Value.GetProperty("releases").EnumerateArray().Single(each => each.GetProperty("camera").GetString() == camera);
}
