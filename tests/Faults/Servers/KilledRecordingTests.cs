using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;
using LiveView.Simulation;
using LiveView.Simulation.Pictures;
using LiveView.Simulation.Processes;
using LiveView.Simulation.Storage;
using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.Faults.Servers;

/// <summary>A recording, as it is after the server was killed; and who may look back at it.</summary>
public sealed class KilledRecordingTests
{
    private const string Camera = "lv-0001-till";
    private const string Room = "mk-midden-nederland";

    [Fact]
    public Task Every_picture_up_to_the_last_second_before_a_kill_plays_and_verifies_and_a_withdrawal_ends_looking_back() =>
        PlaysAndVerifiesAsync(
            new ServerOptions(), server => new DiskRecordingStore(Path.Combine(server.DataDirectory, "recordings", "kept")));

    [Fact]
    public async Task The_same_holds_when_recordings_are_kept_on_an_S3_server()
    {
        await using var storage = await S3Server.StartAsync();
        using var kept = new S3RecordingStore(new S3Options
        {
            Endpoint = storage.Endpoint,
            Bucket = S3Server.Bucket,
            AccessKey = S3Server.Key,
            SecretKeyFile = storage.SecretFile,
        });
        await PlaysAndVerifiesAsync(new ServerOptions { More = storage.Settings }, _ => kept);
    }

    private static async Task PlaysAndVerifiesAsync(ServerOptions options, Func<Server, IRecordingStore> storeOf)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var stage = await StoryStage.SetAsync(withBrowser: false, options);
        var scene = await Scene.RaiseAsync(stage);
        await scene.ForwardAsync([Room], [Camera]);
        await scene.Operator.CommandAsync(scene.Incident, "releases", new { camera = Camera, to = Room, capabilities = new[] { "live", "replay" } });
        await RecordedAsync(scene, TimeSpan.FromSeconds(4), patience.Token);

        await stage.Server.KillAsync();
        var killed = TimeProvider.System.GetUtcNow();
        await stage.Server.RestartAsync(patience.Token);

        await RecordedAsync(stage, scene, before: killed, patience.Token);
        await using (var tap = await ReplayTap.OpenAsync((await scene.DeskAsync("dis-midden")).Session, scene.Incident, Camera, patience.Token))
        {
            var pictures = await tap.PlayAsync(tap.Extent!.Value.From, killed, patience.Token);
            Assert.InRange(killed - pictures[^1], TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
            Assert.All(pictures.Zip(pictures.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
            var middle = pictures[pictures.Count / 2];
            Assert.Equal(middle, (await tap.SeekAsync(middle, patience.Token))!.Value.At);
        }

        Assert.NotEmpty(await VerifiedAsync(stage.Server, storeOf(stage.Server), IncidentId.Parse(scene.Incident), patience.Token));

        await using var looking = await ReplayTap.OpenAsync((await scene.DeskAsync("dis-midden")).Session, scene.Incident, Camera, patience.Token);
        var view = (await scene.ReadAsync())!.Value;
        foreach (var release in view.GetProperty("releases").EnumerateArray().Where(each => each.GetProperty("camera").GetString() == Camera))
        {
            await scene.Operator.WithdrawAsync(scene.Incident, release.GetProperty("id").GetString()!, patience.Token);
        }

        await looking.PlayAsync(looking.Extent!.Value.From, DateTimeOffset.MaxValue, patience.Token);
        Assert.Equal((4403, "withdrawn"), looking.Closed);
        await using var refused = await ReplayTap.OpenAsync((await scene.DeskAsync("dis-midden")).Session, scene.Incident, Camera, patience.Token);
        Assert.Equal(4403, refused.Closed!.Value.Code);
    }

    private static async Task RecordedAsync(Scene scene, TimeSpan length, CancellationToken cancellation) => await Patience.UntilAsync(
        $"{length} are recorded", TimeSpan.FromSeconds(30), async () =>
        {
            await using var tap = await ReplayTap.OpenAsync(scene.Operator.Session, scene.Incident, Camera, cancellation);
            return tap.Extent is { } extent && extent.Until - extent.From >= length;
        });

    /// <summary>What was left half is closed and kept beside everything else that a starting server does.</summary>
    private static async Task RecordedAsync(StoryStage stage, Scene scene, DateTimeOffset before, CancellationToken cancellation) => await Patience.UntilAsync(
        $"what was recorded before {before:O} is there", TimeSpan.FromSeconds(30), async () =>
        {
            await using var tap = await ReplayTap.OpenAsync((await scene.DeskAsync("dis-midden")).Session, scene.Incident, Camera, cancellation);
            return tap.Extent?.From < before;
        },
        () => Task.FromResult(string.Join('\n', stage.Server.Output.Where(line => !line.Contains("ReplayDoor", StringComparison.Ordinal)).TakeLast(60))));

    /// <summary>Checks what the killed server left, with its own key, and gives how many pictures each segment holds.</summary>
    private static async Task<IReadOnlyList<int>> VerifiedAsync(
        Server server, IRecordingStore store, IncidentId incident, CancellationToken cancellation)
    {
        using var master = FileMasterKey.Open(Path.Combine(server.DataDirectory, "keys", "recording.key"));
        var key = (await new RecordingKeys(store, master).FindAsync(incident, cancellation))!;
        var pictures = new List<int>();
        await foreach (var name in store.ListAsync(RecordingNames.Of(incident), cancellation))
        {
            pictures.Add((await SegmentVerifier.VerifyAsync((await store.OpenAsync(name, cancellation))!, key, null, cancellation)).Fragments);
        }

        return pictures;
    }
}
