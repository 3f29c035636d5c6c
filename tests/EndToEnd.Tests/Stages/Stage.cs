using LiveView.Simulation.Processes;
using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.EndToEnd.Tests.Stages;

/// <summary>One server, one camera park and one browser for all tests that play on them, one after another.</summary>
public sealed class Stage : IAsyncLifetime
{
    public StoryStage Set { get; private set; } = null!;

    public async Task InitializeAsync() => Set = await StoryStage.SetAsync(
        withBrowser: true, new ServerOptions { More = new Dictionary<string, string> { ["Media:LingerSeconds"] = "12" } });

    public Task DisposeAsync() => Set.DisposeAsync().AsTask();
}
