using System.Diagnostics;
using System.Globalization;

namespace LiveView.Benchmarks.Fanout;

/// <summary>Viewers in a process of their own, all alike; see load.c.</summary>
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;

    private Load(Process process, int viewers)
    {
        _process = process;
        Viewers = viewers;
    }

    public int Viewers { get; }

    /// <summary>Connects viewers and waits until each has had a picture.</summary>
    /// <param name="rate">Bytes per second and viewer; -1 as fast as it comes, 0 none after the first picture.</param>
    public static async Task<Load> StartAsync(
        BenchPrograms programs, string kind, int port, int viewers, IEnumerable<string> requests, CancellationToken cancellation, long rate = -1)
    {
        var start = new ProcessStartInfo(programs.Load, [kind, Text(port), Text(viewers), Text(rate)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var load = new Load(Process.Start(start)!, viewers);
        try
        {
            foreach (var request in requests)
            {
                await load._process.StandardInput.WriteLineAsync(request.AsMemory(), cancellation);
            }

            await load._process.StandardInput.WriteLineAsync();
            await load._process.StandardInput.FlushAsync(cancellation);
            await load.ReadAsync("ready", cancellation);
            return load;
        }
        catch
        {
            await load.DisposeAsync();
            throw;
        }
    }

    /// <summary>What came since the start, and how old pictures were since the last mark.</summary>
    public async Task<Mark> MarkAsync(CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync("mark".AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        var numbers = (await ReadAsync("marked", cancellation)).Split(' ').Skip(1).Select(each => long.Parse(each, CultureInfo.InvariantCulture)).ToList();
        return new Mark(numbers[0], numbers[1], (int)numbers[3], numbers[4], numbers[5] / 1000.0, numbers[6] / 1000.0, numbers[7] / 1000.0);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> ReadAsync(string word, CancellationToken cancellation)
    {
        while (true)
        {
            var line = await _process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(Patience, TimeProvider.System, cancellation)
                ?? throw new InvalidOperationException("The viewers of the bench ended too early.");
            if (line.StartsWith(word, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="At">Monotonic, microseconds.</param>
    /// <param name="Bytes">Received by all together.</param>
    /// <param name="Closed">Viewers that were sent away or lost.</param>
    /// <param name="Samples">Live pictures that were timed.</param>
    internal readonly record struct Mark(long At, long Bytes, int Closed, long Samples, double P50, double P99, double Most);
}
