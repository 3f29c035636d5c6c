using System.Text.Json;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Pictures;
using LiveView.Simulation.Story;

namespace LiveView.Benchmarks.Gate;

/// <summary>
/// From the withdrawal leaving the operator's desk until each of fifty viewers, over real sockets, was told that its picture ended: not
/// a byte comes after that, so no last byte came later.
/// </summary>
internal sealed class RevokeTimes(Scene scene, IReadOnlyList<DeskSession> viewers) : IAsyncDisposable
{
    private const string Room = "mk-midden-nederland";
    private const string Camera = "lv-0001-overview";
    private const int PerViewer = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<RevokeTimes> BeginAsync(StoryStage stage)
    {
        var scene = await Scene.RaiseAsync(stage);
        await scene.ForwardAsync([Room], []);
        return new RevokeTimes(scene, await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DeskSession.SignInAsync(stage.Server.Http, "dis-midden"))));
    }

    /// <summary>Releases, has fifty watch, withdraws.</summary>
    /// <param name="beforehand">Done when all watch and before the withdrawal.</param>
    /// <returns>Milliseconds per viewer.</returns>
    public async Task<IReadOnlyList<double>> OnceAsync(Action? beforehand = null)
    {
        await scene.Operator.CommandAsync(scene.Incident, "releases", new { camera = Camera, to = Room });
        var taps = viewers.SelectMany(viewer => Enumerable.Range(0, PerViewer).Select(_ => PictureTap.Open(viewer, scene.Incident, Camera))).ToList();
        try
        {
            if ((await Task.WhenAll(taps.Select(tap => tap.WaitForPictureAsync(Patience)))).Contains(false))
            {
                throw new InvalidOperationException($"Not every viewer got a picture: {taps.Find(tap => tap.Bytes == 0)?.Closed}.");
            }

            await FlowAsync(taps);
            var release = (await scene.ReadAsync())!.Value.GetProperty("releases").EnumerateArray()
                .Single(each => each.GetProperty("endedAt").ValueKind == JsonValueKind.Null).GetProperty("id").GetString();
            beforehand?.Invoke();
            var sent = TimeProvider.System.GetUtcNow();
            var ended = Task.WhenAll(taps.Select(tap => EndedAsync(tap, sent)));
            using var answer = await scene.Operator.Session.Http.DeleteAsync($"/v1/incidents/{scene.Incident}/releases/{release}");
            answer.EnsureSuccessStatusCode();
            return await ended.WaitAsync(Patience, TimeProvider.System);
        }
        finally
        {
            await Task.WhenAll(taps.Select(tap => tap.DisposeAsync().AsTask()));
        }
    }

    /// <summary>Pictures must move when they are taken away: a still one ends in no time.</summary>
    private static Task FlowAsync(List<PictureTap> taps)
    {
        var before = taps.ConvertAll(tap => tap.Messages);
        return LiveView.Simulation.Patience.UntilAsync(
            "every viewer's picture moves", Patience, () => taps.Zip(before).All(each => each.First.Messages > each.Second + 10));
    }

    private static async Task<double> EndedAsync(PictureTap tap, DateTimeOffset sent)
    {
        await tap.Ended;
        return (TimeProvider.System.GetUtcNow() - sent).TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var viewer in viewers)
        {
            viewer.Dispose();
        }

        await scene.DisposeAsync();
    }
}
