using System.Security.Cryptography;
using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>How long to wait before a camera is tried again: 0.5, 1, 2, 4, 8, 15, then 30 s, each up to 20 % shorter or longer.</summary>
/// <param name="chance">Gives a number from 0 to 1; null takes one that nobody can foresee.</param>
internal sealed class ReconnectSchedule(Func<double>? chance = null)
{
    private static readonly double[] s_seconds = [0.5, 1, 2, 4, 8, 15, 30];
    private static readonly TimeSpan s_healthy = TimeSpan.FromSeconds(30);
    private readonly Func<double> _chance = chance ?? Unforeseeable;
    private int _next;

    /// <summary>The wait after a run that ended.</summary>
    /// <param name="fault">Why it ended. One that needs people waits the longest at once.</param>
    /// <param name="healthyFor">How long pictures had come in; 30 s or more starts the schedule anew.</param>
    public TimeSpan After(PictureFault fault, TimeSpan healthyFor)
    {
        if (healthyFor >= s_healthy)
        {
            _next = 0;
        }

        if (fault != PictureFault.NotFound && FaultStates.NeedsPeople(fault))
        {
            _next = s_seconds.Length - 1;
        }

        var seconds = s_seconds[_next];
        _next = Math.Min(_next + 1, s_seconds.Length - 1);
        return TimeSpan.FromSeconds(seconds * (0.8 + 0.4 * _chance()));
    }

    private static double Unforeseeable() => RandomNumberGenerator.GetInt32(1_000_001) / 1e6;
}
