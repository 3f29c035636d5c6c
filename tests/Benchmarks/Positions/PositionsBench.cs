using System.Diagnostics;
using System.Globalization;
using System.Text;
using LiveView.Benchmarks.Fanout;
using LiveView.Simulation;
using LiveView.Simulation.Desks;

namespace LiveView.Benchmarks.Positions;

/// <summary>Positions from a machine's request, over the disk, to consoles; and brokers of others beside it, which store nothing.</summary>
internal sealed class PositionsBench : IBench
{
    private const int Followers = 25;
    private const int PerSecond = 1_000;
    private const int Messages = 15 * PerSecond;
    private const int Objects = 2_000;
    private const int Batch = 100;
    private const int Turns = 5;

    private int _number;

    public string Name => "positions";

    public string Measures =>
        "positions per second from a machine over the disk to consoles, beside Redis, NATS and mosquitto; memory of an object; a national view (--part consoles|updates|memory|rooms)";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        var figures = new Dictionary<string, double>();
        var part = new ToolArguments(Environment.GetCommandLineArgs(), "--json", "--part").Value("--part");
        if (part is null or "consoles" or "updates")
        {
            await using var town = await TrackedTown.StartAsync(Objects, cancellation);
            using var desk = await town.DispatcherAsync(cancellation);
            if (part is not "updates")
            {
                await ConsolesAsync(town, desk, Put, cancellation);
            }

            await UpdatesAsync(town, Put, cancellation);
            await DeliveriesAsync(town, desk, Put, cancellation);
        }

        if (part is null or "memory")
        {
            await ObjectMemory.RunAsync(Put, cancellation);
        }

        if (part is null or "rooms")
        {
            await ManyRooms.RunAsync(Put, cancellation);
        }

        if (part is null or "consoles")
        {
            await BrokersAsync(Put, cancellation);
        }

        return new BenchOutcome(figures);

        void Put(string key, double value)
        {
            figures[key] = Math.Round(value, 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {key,-28} {value,12:N2}"));
        }
    }

    private async Task ConsolesAsync(TrackedTown town, DeskSession desk, Action<string, double> put, CancellationToken cancellation)
    {
        // Code that was never run is not what is measured.
        await FollowedAsync(town, desk, cancellation);
        var before = ProcessCost.Of(town.Server.ProcessId).Processor;
        var first = await FollowedAsync(town, desk, cancellation);
        put("posts_per_core_per_s", Messages / (ProcessCost.Of(town.Server.ProcessId).Processor - before).TotalSeconds);
        put("post_to_console_p50_ms", first.At(50));
        put("post_to_console_p99_ms", first.At(99));
        put("post_to_console_lost", ((double)Messages * Followers) - first.Count);

        // A p99 of a few milliseconds differs by a tenth from run to run: by turns, and what is in the middle of each counts.
        var (alone, beside) = (new List<double> { first.At(99) }, new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            using (await town.FollowAsync(desk, cancellation))
            {
                // It is open, and nobody reads it.
                beside.Add((await FollowedAsync(town, desk, cancellation)).At(99));
            }

            alone.Add((await FollowedAsync(town, desk, cancellation)).At(99));
        }

        put("stalled_effect_percent", ((Middle(beside) / Middle(alone)) - 1) * 100);
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task BrokersAsync(Action<string, double> put, CancellationToken cancellation)
    {
        foreach (var start in new[] { Broker.RedisAsync, Broker.NatsAsync, Broker.MosquittoAsync })
        {
            await using var broker = await start(cancellation);
            var payload = TrackedTown.Line(TrackedTown.Followed, 0);
            var run = await broker.RunAsync(
                Followers, Messages, PerSecond, number => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{payload}{Broker.Mark}{number};")), cancellation);
            put($"{broker.Name}_p50_ms", run.At(50));
            put($"{broker.Name}_p99_ms", run.At(99));
        }
    }

    /// <summary>One request a position, a thousand a second, to all followers of one object.</summary>
    private async Task<Arrivals> FollowedAsync(TrackedTown town, DeskSession desk, CancellationToken cancellation)
    {
        var (arrivals, begin) = (new Arrivals(Messages), Interlocked.Add(ref _number, Messages) - Messages);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listening = new List<Task>();
        for (var i = 0; i < Followers; i++)
        {
            var answer = await town.FollowAsync(desk, cancellation);
            var note = arrivals.Subscriber();
            listening.Add(ListenAsync(answer, latitude => note((int)Math.Round((latitude - TrackedTown.South) / TrackedTown.Step) - begin), done.Token));
        }

        await Pace.RunAsync(Messages, PerSecond, number =>
        {
            arrivals.Left(number);
            return town.PostAsync(TrackedTown.Line(TrackedTown.Followed, begin + number), cancellation);
        }, cancellation);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellation);
        await done.CancelAsync();
        await Task.WhenAll(listening);
        return arrivals;
    }

    /// <summary>Batches of a hundred objects, as fast as they go.</summary>
    private async Task UpdatesAsync(TrackedTown town, Action<string, double> put, CancellationToken cancellation)
    {
        // Each has as many fixes behind it as a track remembers.
        for (var round = 0; round < 60; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Objects / Batch).Select(batch => BatchAsync(town, batch * Batch, cancellation)));
        }

        // What is compiled as it first runs is not what is measured.
        await FloodAsync(town, cancellation);
        var (before, begin) = (ProcessCost.Of(town.Server.ProcessId).Processor, Stopwatch.GetTimestamp());
        var sent = await FloodAsync(town, cancellation);
        put("updates_per_s", sent / Stopwatch.GetElapsedTime(begin).TotalSeconds);
        put("updates_per_core_per_s", sent / (ProcessCost.Of(town.Server.ProcessId).Processor - before).TotalSeconds);
    }

    /// <summary>Eight senders, ten seconds.</summary>
    /// <returns>How many positions were stored.</returns>
    private async Task<int> FloodAsync(TrackedTown town, CancellationToken cancellation)
    {
        var (begin, sent) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async sender =>
        {
            for (var i = sender; Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(10); i += 8)
            {
                await BatchAsync(town, i * Batch % Objects, cancellation);
                Interlocked.Add(ref sent, Batch);
            }
        }));
        return sent;
    }

    /// <summary>One object as fast as it is stored, in batches, to all followers.</summary>
    private async Task DeliveriesAsync(TrackedTown town, DeskSession desk, Action<string, double> put, CancellationToken cancellation)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var delivered = 0L;
        var listening = new List<Task>();
        for (var i = 0; i < Followers; i++)
        {
            listening.Add(ListenAsync(await town.FollowAsync(desk, cancellation), _ => Interlocked.Increment(ref delivered), done.Token));
        }

        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(10))
        {
            var first = Interlocked.Add(ref _number, Batch) - Batch;
            await town.PostAsync(string.Join('\n', Enumerable.Range(first, Batch).Select(number => TrackedTown.Line(TrackedTown.Followed, number))), cancellation);
        }

        put("deliveries_per_s", Interlocked.Read(ref delivered) / Stopwatch.GetElapsedTime(begin).TotalSeconds);
        await done.CancelAsync();
        await Task.WhenAll(listening);
    }

    private Task BatchAsync(TrackedTown town, int from, CancellationToken cancellation) =>
        town.PostAsync(TrackedTown.Lines(from, Batch, Interlocked.Increment(ref _number)), cancellation);

    private static async Task ListenAsync(HttpResponseMessage answer, Action<double> position, CancellationToken done)
    {
        const string Latitude = "\"latitude\":";
        try
        {
            using (answer)
            {
                using var text = new StreamReader(await answer.Content.ReadAsStreamAsync(done));
                var isPosition = false;
                while (await text.ReadLineAsync(done) is { } line)
                {
                    if (line.StartsWith("event: ", StringComparison.Ordinal))
                    {
                        isPosition = line == "event: position";
                    }
                    else if (isPosition && line.StartsWith("data: ", StringComparison.Ordinal) && line.IndexOf(Latitude, StringComparison.Ordinal) is > 0 and var at)
                    {
                        var start = at + Latitude.Length;
                        position(double.Parse(line.AsSpan(start, line.IndexOf(',', start) - start), CultureInfo.InvariantCulture));
                    }
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // The run is over.
        }
    }
}
