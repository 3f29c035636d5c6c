using System.Globalization;
using LiveView.Simulation.Story;

namespace LiveView.Benchmarks.Gate;

internal sealed class GateBench : IBench
{
    private const int Rounds = 4;

    public string Name => "gate";

    public string Measures => "what a decision costs; withdrawal to last byte at 50 viewers, with the push and without; the access matrix";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        var (ours, peer) = await DecisionCost.MeasureAsync();
        Say($"decision {ours:0.000} µs; ASP.NET Core's authorization service for the same rule {peer:0.000} µs (aim: at most 20)");

        var pushed = await PushedAsync(cancellation);
        Say($"withdrawal → the line is ended, no byte after, {pushed.Count} samples: p50 {At(pushed, 0.5):0} ms, p99 {At(pushed, 0.99):0} ms, max {pushed[^1]:0} ms (aim: p99 at most 500)");

        var (unpushed, unrenewed) = await LostAsync(cancellation);
        Say($"the same with the push lost: p50 {At(unpushed, 0.5):0} ms, max {unpushed[^1]:0} ms; with renewals lost too: p50 {At(unrenewed, 0.5):0} ms, max {unrenewed[^1]:0} ms (aim: never more than 5000)");
        var worst = Math.Max(unpushed[^1], unrenewed[^1]);

        var (foreign, covered) = await MatrixFigures.RunAsync(cancellation);
        Say($"access matrix: {covered:0.#} % of the endpoints by 8 kinds of actor at own, foreign and closed incidents; {foreign:0} foreign bytes");
        return new BenchOutcome(
            new Dictionary<string, double>
            {
                ["decision_us"] = ours,
                ["decision_peer_us"] = peer,
                ["revoke_p50_ms"] = At(pushed, 0.5),
                ["revoke_p99_ms"] = At(pushed, 0.99),
                ["revoke_max_ms"] = pushed[^1],
                ["revoke_push_lost_max_ms"] = worst,
                ["foreign_bytes"] = foreign,
                ["endpoints_covered_percent"] = covered,
            },
            ours <= 20 && At(pushed, 0.99) <= 500 && worst <= 5_000 && foreign == 0 && covered >= 100);
    }

    private static async Task<IReadOnlyList<double>> PushedAsync(CancellationToken cancellation)
    {
        await using var stage = await StoryStage.SetAsync(withBrowser: false, cancellation: cancellation);
        await using var times = await RevokeTimes.BeginAsync(stage);
        var samples = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            samples.AddRange(await times.OnceAsync());
        }

        return [.. samples.Order()];
    }

    /// <summary>In a server of its own, whose edge does not hear; then, besides, cannot ask.</summary>
    private static async Task<(IReadOnlyList<double> Unpushed, IReadOnlyList<double> Unrenewed)> LostAsync(CancellationToken cancellation)
    {
        var loses = Path.Combine(Path.GetTempPath(), $"live-view-loses-{Guid.NewGuid():N}");
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", typeof(GateBench).Assembly.Location);
        Environment.SetEnvironmentVariable("LIVEVIEW_BENCH_LOSES", loses);
        try
        {
            await using var stage = await StoryStage.SetAsync(withBrowser: false, cancellation: cancellation);
            await using var times = await RevokeTimes.BeginAsync(stage);
            var unpushed = await times.OnceAsync(() => File.WriteAllLines(loses, ["Heard"]));
            File.Delete(loses);
            var unrenewed = await times.OnceAsync(() => File.WriteAllLines(loses, ["Heard", "RenewViewings", "Subscribe"]));
            File.Delete(loses);
            return ([.. unpushed.Order()], [.. unrenewed.Order()]);
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
            Environment.SetEnvironmentVariable("LIVEVIEW_BENCH_LOSES", null);
            File.Delete(loses);
        }
    }

    private static double At(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static void Say(FormattableString line) => Console.WriteLine("  " + line.ToString(CultureInfo.InvariantCulture));
}
