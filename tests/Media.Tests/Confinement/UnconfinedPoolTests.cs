using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Confinement;

/// <summary>Who starts children is confined, and nobody else is.</summary>
public sealed class UnconfinedPoolTests
{
    private const int Held = 16;

    [Fact]
    public async Task However_the_thread_pool_grows_while_children_are_started_none_of_its_threads_is_confined()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(workers + (4 * Held), ports);
        using var go = new ManualResetEventSlim();
        var holding = Enumerable.Range(0, Held).Select(_ => Task.Run(() => go.Wait(TimeSpan.FromSeconds(30)))).ToArray();
        try
        {
            await using var launcher = new ProcessLauncher(new MediaNodeOptions(), port: null, unconfined: () => { });
            for (var child = 0; child < Held; child++)
            {
                using var started = await launcher.StartAsync("true", []);
                await started.WaitForExitAsync();
            }

            Assert.DoesNotContain(Threads(), thread => thread.Confined && !thread.Name.StartsWith("process launch", StringComparison.Ordinal));
        }
        finally
        {
            go.Set();
            await Task.WhenAll(holding);
            ThreadPool.SetMinThreads(workers, ports);
        }
    }

    /// <summary>All threads of this process: who gives up rights for itself and what it starts has no new privileges, and neither have those.</summary>
    private static IEnumerable<(string Name, bool Confined)> Threads()
    {
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            string[] lines;
            try
            {
                lines = File.ReadAllLines(Path.Combine(task, "status"));
            }
            catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException or IOException)
            {
                // It ended meanwhile.
                continue;
            }

            yield return (Value(lines, "Name:"), Value(lines, "NoNewPrivs:") == "1");
        }
    }

    private static string Value(string[] lines, string name) =>
        lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();
}
