using System.Diagnostics;

namespace LiveView.Media.Ingest;

/// <summary>Watches how much processor time a child takes: one that spins because of what a camera sent must not cost a core.</summary>
/// <param name="process">The child.</param>
/// <param name="most">Share of a core that it may take.</param>
/// <param name="window">Over how long that is counted.</param>
/// <param name="time">The clock.</param>
internal sealed class ProcessorWatch(Process process, double most, TimeSpan window, TimeProvider time)
{
    private long _since = time.GetTimestamp();
    private TimeSpan _taken;

    /// <summary>Whether it ever was too busy.</summary>
    public bool WasTooBusy { get; private set; }

    /// <summary>Whether it took more than its share over the last window.</summary>
    public bool IsTooBusy()
    {
        var passed = time.GetElapsedTime(_since);
        if (passed < window || process.HasExited)
        {
            return false;
        }

        var taken = process.TotalProcessorTime;
        var share = (taken - _taken) / passed;
        (_since, _taken) = (time.GetTimestamp(), taken);
        WasTooBusy |= share > most;
        return WasTooBusy;
    }
}
