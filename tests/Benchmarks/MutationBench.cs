using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks;

/// <summary>Changes the code of decisions and evidence, a little at a time, and counts how many changes the tests notice.</summary>
internal sealed class MutationBench : IBench
{
    private const double Aim = 90;
    private static readonly (string Key, string Folder)[] s_code = [("mutation_decision_percent", "/Releases/"), ("mutation_evidence_percent", "/Evidence/")];

    public string Name => "mutation";

    public string Measures => "how many small changes to the code of decisions and evidence the tests notice, in percent (dotnet-stryker)";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        var home = Directory.CreateTempSubdirectory("live-view-mutation-");
        try
        {
            await RunAsync(RepositoryFiles.Root, cancellation, "tool", "restore");
            // Its own exit code says whether the score is high enough; that is judged here.
            await RunAsync(Path.Combine(RepositoryFiles.Root, "tests", "Domain.Tests"), cancellation,
            [
                "stryker", "--project", "Domain.csproj", .. s_code.SelectMany(each => (string[])["--mutate", $"**{each.Folder}**/*.cs"]),
                "--reporter", "json", "--reporter", "cleartext", "--reporter", "dots", "--output", home.FullName,
                // What takes long tests the script of a bundle, over and over, and would for every change.
                "--test-case-filter", "takes!=long",
                "--concurrency", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
            ]);
            var report = Directory.EnumerateFiles(home.FullName, "mutation-report.json", SearchOption.AllDirectories).SingleOrDefault()
                ?? throw new InvalidOperationException("Stryker wrote no report: see what it printed.");
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(report, cancellation));
            var figures = s_code.ToDictionary(each => each.Key, each => Score(json.RootElement.GetProperty("files"), each.Folder));
            foreach (var (key, score) in figures)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {key}: {score:F1} %"));
            return new BenchOutcome(figures, figures.Values.All(score => score >= Aim));
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    /// <summary>Killed or timed out, of all that could have been noticed, in percent; and says which went unnoticed.</summary>
    private static double Score(JsonElement files, string folder)
    {
        var (noticed, all) = (0, 0);
        foreach (var file in files.EnumerateObject().Where(file => file.Name.Contains(folder, StringComparison.Ordinal)))
        {
            foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                var status = mutant.GetProperty("status").GetString();
                if (status is not ("Killed" or "Timeout" or "Survived" or "NoCoverage"))
                    continue;
                all++;
                if (status is "Killed" or "Timeout")
                    noticed++;
                else
                    Console.WriteLine($"  {status}: {Path.GetFileName(file.Name)}:{Line(mutant)} {mutant.GetProperty("mutatorName").GetString()}: {Replacement(mutant)}");
            }
        }

        return all == 0 ? throw new InvalidOperationException($"No code was changed in {folder}.") : 100.0 * noticed / all;
    }

    private static int Line(JsonElement mutant) => mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32();

    private static string? Replacement(JsonElement mutant) => mutant.TryGetProperty("replacement", out var text) ? text.GetString()?.Split('\n')[0] : null;

    private static async Task RunAsync(string directory, CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory })!;
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
