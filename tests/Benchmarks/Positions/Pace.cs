using System.Diagnostics;

namespace LiveView.Benchmarks.Positions;

/// <summary>So many a second, none early; what is late is sent at once.</summary>
internal static class Pace
{
    public static async Task RunAsync(int messages, int perSecond, Func<int, Task> send, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        var under = new List<Task>(messages);
        for (var i = 0; i < messages; i++)
        {
            var due = i * 1_000.0 / perSecond;
            while (Stopwatch.GetElapsedTime(begin).TotalMilliseconds < due)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellation);
            }

            under.Add(send(i));
        }

        await Task.WhenAll(under);
    }
}
