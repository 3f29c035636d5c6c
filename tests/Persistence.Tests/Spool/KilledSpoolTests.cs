using System.Diagnostics;
using CsCheck;
using LiveView.Persistence.Spool;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Spool;

/// <summary>What a process said it had kept is there after a kill -9, at whatever point of a write it came.</summary>
public sealed class KilledSpoolTests : IDisposable
{
    private const int Kills = 10;
    private readonly string _directory = Directory.CreateTempSubdirectory("spool-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Everything_that_was_said_to_be_kept_is_there_after_kills_at_random_points()
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var (kept, forgotten) = await KeepAndKillAsync(Gen.Int[20, 120].Single());
            using var spool = FileSpool.Open(_directory, NullLogger.Instance);
            var there = Enumerable.Range(0, 8).SelectMany(each => spool.Held(KeepUntilKilled.Stream(each))).Select(each => each.Id).ToHashSet();

            Assert.Empty(kept.Except(forgotten).Except(there));
            Assert.False(File.Exists(Path.Combine(_directory, "spool.jsonl.damaged")));
        }
    }

    private async Task<(HashSet<string> Kept, HashSet<string> Forgotten)> KeepAndKillAsync(int after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(KeepUntilKilled).Assembly.Location);
        start.ArgumentList.Add(KeepUntilKilled.Verb);
        start.ArgumentList.Add(_directory);
        using var process = Process.Start(start)!;
        var (kept, forgotten, count) = (new HashSet<string>(), new HashSet<string>(), 0);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The last line may be cut off by the kill.
            if (line.Split(' ') is [var what, { Length: 32 } id])
            {
                (what == "kept" ? kept : forgotten).Add(id);
            }

            if (++count == after)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.True(count >= after, $"The process ended by itself after {count} lines.");
        return (kept, forgotten);
    }
}
