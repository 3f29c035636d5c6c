using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Ingest;

[Collection("processes")]
public class ProcessLauncherTests
{
    [Fact]
    public async Task A_child_dies_with_the_thread_that_started_it()
    {
        var setpriv = new MediaNodeOptions().SetprivPath;
        Assert.True(setpriv is not null, "This test needs setpriv: apt-get install util-linux");
        var launcher = new ProcessLauncher(setpriv);
        using var child = await launcher.StartAsync("sleep", ["1000"]);
        Assert.False(child.HasExited);

        await launcher.DisposeAsync();

        await child.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
    }
}
