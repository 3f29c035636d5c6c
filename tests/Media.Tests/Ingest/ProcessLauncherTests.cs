using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Ingest;

[Collection("processes")]
public class ProcessLauncherTests
{
    [Fact]
    public async Task A_child_dies_with_the_thread_that_started_it()
    {
        var options = new MediaNodeOptions();
        Assert.True(options.SetprivPath is not null, "This test needs setpriv: apt-get install util-linux");
        var launcher = new ProcessLauncher(options, 1, () => Assert.Fail("not confined"));
        // Only a child that speaks has been through setpriv, which asks for the signal.
        using var child = await launcher.StartAsync("sh", ["-c", "echo up; exec sleep 1000"]);
        Assert.Equal("up", await child.StandardOutput.ReadLineAsync());

        await launcher.DisposeAsync();

        await child.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
    }
}
