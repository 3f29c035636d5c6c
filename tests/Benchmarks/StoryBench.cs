using LiveView.Simulation.Story;

namespace LiveView.Benchmarks;

internal sealed class StoryBench : IBench
{
    public string Name => "story";

    public string Measures => "50 alarms through the whole main story in real browsers: how fast pictures come and go";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var stage = await StoryStage.SetAsync(withBrowser: true, cancellation: cancellation);
        var figures = await StoryRun.PlayAsync(stage, new StoryOptions { Alarms = 50, Say = line => Console.WriteLine($"  {line}") }, cancellation);
        figures.Print(Console.Out);
        return new BenchOutcome(figures.ByKey(), figures.Held);
    }
}
