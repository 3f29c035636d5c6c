using System.Globalization;
using System.Text.RegularExpressions;

namespace LiveView.Benchmarks.Fanout;

/// <summary>What a process has cost so far, as the kernel counts it.</summary>
/// <param name="Processor">Time on processors, in user code and in the kernel on its behalf.</param>
/// <param name="Memory">What it holds in memory and shares with nobody, bytes.</param>
internal readonly partial record struct ProcessCost(TimeSpan Processor, long Memory)
{
    private const double TicksPerSecond = 100;

    public static ProcessCost Of(params IEnumerable<int> processes) => processes.Select(Read).Aggregate(
        new ProcessCost(TimeSpan.Zero, 0), (sum, one) => new ProcessCost(sum.Processor + one.Processor, sum.Memory + one.Memory));

    private static ProcessCost Read(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            var memory = PrivateKib().Matches(File.ReadAllText($"/proc/{process}/smaps_rollup"))
                .Sum(match => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            return new ProcessCost(TimeSpan.FromSeconds(ticks / TicksPerSecond), memory * 1024);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return default;
        }
    }

    [GeneratedRegex(@"^Private_(?:Clean|Dirty):\s+(\d+) kB", RegexOptions.Multiline)]
    private static partial Regex PrivateKib();
}
