using System.Globalization;
using LiveView.Simulation;

namespace LiveView.Benchmarks.Fanout;

/// <summary>
/// Among viewers who read as fast as pictures come, one that reads nothing any more, and then one on a line of 256 kbit/s: what the others
/// notice of it, and what the server keeps in memory for it.
/// </summary>
internal sealed class SlowReaderBench : IBench
{
    private const int Well = 49;

    /// <summary>So many at once for the memory of one, which is less than theirs together: a page more or less says nothing of a single one.</summary>
    private const int ForMemory = 16;

    private const long SlowLine = 256_000 / 8;
    private const double MostEffect = 20;
    private const double MostKib = 4096;
    private static readonly TimeSpan s_part = TimeSpan.FromSeconds(4);
    private readonly Dictionary<string, double> _figures = [];

    public string Name => "slow";

    public string Measures => "a stalled reader and one of 256 kbit/s among 50: effect on the others' p99, memory of its own (--seconds N per part)";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        var line = new ToolArguments(Environment.GetCommandLineArgs(), "--json", "--seconds");
        var part = line.Value("--seconds") is { } seconds ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)) : s_part;
        using var programs = await BenchPrograms.MakeAsync(cancellation);
        await using var server = await OwnServer.StartAsync(programs, cameras: 1, Well + ForMemory, cancellation);
        await using var well = await Load.StartAsync(programs, "ws", server.Server.Http.Port, Well, server.Requests(Well, 1), cancellation);
        // What runs for months is not measured while it is compiled, and not before its heap has the size of its work.
        await using (await ReadersAsync(programs, server, ForMemory, 0, cancellation))
        {
            await Task.Delay(2 * part, TimeProvider.System, cancellation);
        }

        var held = true;
        foreach (var (name, rate) in ((string, long)[])[("stalled", 0), ("slow", SlowLine)])
        {
            var effect = await EffectAsync(programs, server, well, rate, part, cancellation);
            var kib = await MemoryAsync(programs, server, rate, part, cancellation);
            _figures[$"{name}_effect_p99_ms"] = effect;
            _figures[$"{name}_reader_kib"] = kib;
            held &= effect <= MostEffect && kib <= MostKib;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  a {name} reader among {Well + 1}: the others' p99 {effect:+0.0;-0.0} ms (aim: at most {MostEffect:0}), memory of its own at most {kib:0} KiB, which is what {ForMemory} hold together (aim: at most {MostKib:0})"));
        }

        var lost = (await well.MarkAsync(cancellation)).Closed;
        _figures["viewers_lost"] = lost;
        Console.WriteLine($"  viewers lost by it: {lost} (aim: 0)");
        return new BenchOutcome(_figures, held && lost == 0);
    }

    /// <summary>The median of five comparisons, each right after its own quiet time: other work on the machine comes and goes.</summary>
    private async Task<double> EffectAsync(BenchPrograms programs, OwnServer server, Load well, long rate, TimeSpan part, CancellationToken cancellation)
    {
        var effects = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var quiet = await P99Async(well, part, cancellation);
            await using var reader = await ReadersAsync(programs, server, 1, rate, cancellation);
            var with = await P99Async(well, part, cancellation);
            _figures["well_p99_ms"] = quiet;
            effects.Add(with - quiet);
        }

        return Median(effects);
    }

    /// <summary>
    /// The median of five, each with readers who have been behind long enough for everything that is kept for them. Not divided by their
    /// number: they are behind the same pictures, which one of them alone would keep as well.
    /// </summary>
    private static async Task<double> MemoryAsync(BenchPrograms programs, OwnServer server, long rate, TimeSpan part, CancellationToken cancellation)
    {
        var grown = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await Task.Delay(part / 2, TimeProvider.System, cancellation);
            var before = ProcessCost.Of(server.Server.ProcessId).Memory;
            await using var readers = await ReadersAsync(programs, server, ForMemory, rate, cancellation);
            await Task.Delay(part, TimeProvider.System, cancellation);
            grown.Add((ProcessCost.Of(server.Server.ProcessId).Memory - before) / 1024.0);
        }

        return Math.Max(0, Median(grown));
    }

    private static async Task<double> P99Async(Load well, TimeSpan part, CancellationToken cancellation)
    {
        await well.MarkAsync(cancellation);
        await Task.Delay(part, TimeProvider.System, cancellation);
        return (await well.MarkAsync(cancellation)).P99;
    }

    /// <summary>Readers of a second person: no session may have so many sockets as all of them.</summary>
    private static Task<Load> ReadersAsync(BenchPrograms programs, OwnServer server, int count, long rate, CancellationToken cancellation) =>
        Load.StartAsync(programs, "ws", server.Server.Http.Port, count, server.Requests(Well + ForMemory, 1).Skip(1), cancellation, rate);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
