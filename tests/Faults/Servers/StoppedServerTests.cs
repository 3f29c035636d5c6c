using LiveView.Faults.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Processes;
using Xunit;

namespace LiveView.Faults.Servers;

public sealed class StoppedServerTests
{
    [Fact]
    [Trait("needs", "chromium")]
    public async Task SIGTERM_ends_it_in_order_within_fifteen_seconds_while_people_watch_and_leaves_no_ffmpeg()
    {
        await using var open = await OpenIncident.BeginAsync();
        await open.WatchConvertedCameraAsync();
        var ffmpegs = open.Server.Ffmpegs;

        Signals.Send(open.Server.ProcessId, Signal.Terminate);

        await Patience.UntilAsync("the server has stopped", TimeSpan.FromSeconds(15), () => !open.Server.IsRunning,
            () => string.Join('\n', open.Server.Output.TakeLast(10)));
        Assert.Equal(0, open.Server.ExitCode);
        Assert.DoesNotContain(ffmpegs, ProcessTree.IsAlive);
    }

    [Fact]
    public async Task Ctrl_C_in_the_demonstration_leaves_no_process_behind()
    {
        var simulation = Path.Combine(AppContext.BaseDirectory, "LiveView.Simulation.dll");
        var environment = new Dictionary<string, string> { ["LIVEVIEW_SILO"] = RepositoryFiles.Silo() };
        // A test run in the background passes on that it ignores Ctrl-C; a terminal does not.
        await using var demo = ChildProcess.Start(
            "The demonstration", "env", ["--default-signal=INT", "dotnet", simulation, "demo", "--http-port", $"{FreePort.Take()}"], environment);
        await demo.WaitForLineAsync(line => line.Contains("hold-up button pressed", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        var family = ProcessTree.Descendants(demo.Id);
        Assert.NotEmpty(family);

        // A terminal sends Ctrl-C to all of them at once.
        foreach (var id in (int[])[demo.Id, .. family])
            Signals.Send(id, Signal.Interrupt);

        await Patience.UntilAsync("every process of the demonstration is gone", TimeSpan.FromSeconds(20),
            () => demo.HasExited && !family.Any(ProcessTree.IsAlive),
            () => $"Left: {string.Join(", ", family.Where(ProcessTree.IsAlive))}\n{demo.Tail(10)}");
    }
}
