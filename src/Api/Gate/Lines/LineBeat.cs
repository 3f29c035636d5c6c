using System.Collections.Concurrent;

namespace LiveView.Api.Gate.Lines;

/// <summary>
/// One beat a second for all lines, by which they find out that their viewer is gone and say that they are still there: timers of each
/// viewer's own would wake a thread hundreds of times a second.
/// </summary>
internal sealed class LineBeat(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ViewerLine, bool> _lines = new();

    /// <summary>From now on a line is told of every beat, until it leaves.</summary>
    public void Join(ViewerLine line) => _lines[line] = true;

    /// <summary>The line is not told any more.</summary>
    public void Leave(ViewerLine line) => _lines.TryRemove(line, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (line, _) in _lines)
            {
                line.Beat();
            }
        }
    }
}
