using System.Globalization;
using LiveView.Fuzzing;
using LiveView.Fuzzing.Targets;
using LiveView.Simulation;

namespace LiveView.Benchmarks;

internal sealed class FuzzBench : IBench
{
    private const double DefaultMinutes = 60;

    public string Name => "fuzz";

    public string Measures => "wrong input for every parser that faces outside, an hour or --minutes N (--seed S repeats a run): no failure, little time, little memory";

    public Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        var line = new ToolArguments(Environment.GetCommandLineArgs(), "--json", "--minutes", "--seed");
        var minutes = line.Value("--minutes") is { } given
            ? double.TryParse(given, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new ArgumentException("--minutes needs a number above 0.")
            : DefaultMinutes;
        var targets = FuzzTargets.All;
        var share = TimeSpan.FromMinutes(minutes * Environment.ProcessorCount / targets.Count);
        var reports = targets.AsParallel().WithDegreeOfParallelism(Environment.ProcessorCount).WithCancellation(cancellation).Select(target =>
        {
            var report = Fuzzer.Run(target, share, TimeProvider.System, line.Value("--seed"), cancellation);
            Console.WriteLine($"  {report}");
            return report;
        }).ToList();
        return Task.FromResult(new BenchOutcome(
            new Dictionary<string, double>
            {
                ["fuzz_parsers"] = reports.Count,
                ["fuzz_inputs"] = reports.Sum(report => report.Inputs),
                ["fuzz_failures"] = reports.Count(report => report.Failure is not null),
                ["fuzz_most_allocated_per_byte"] = reports.Max(report => report.MostAllocated),
            },
            reports.All(report => report.Failure is null)));
    }
}
