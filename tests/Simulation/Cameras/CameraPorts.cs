using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Cameras;

/// <param name="Rtsp">Where the cameras answer.</param>
/// <param name="Hangs">Accepts a connection and never says anything.</param>
/// <param name="Refuses">Refuses every connection.</param>
/// <param name="Guarded">Where they answer those who know a password; 0 for nowhere.</param>
public sealed record CameraPorts(int Rtsp, int Hangs, int Refuses, int Guarded = 0)
{
    /// <summary>The ports written in deploy/demo/parties.json.</summary>
    public static CameraPorts AsWritten { get; } = new(8554, 8555, 8556, 8557);

    public static CameraPorts Free() => FreePort.Take(4) is [var rtsp, var hangs, var refuses, var guarded] ? new(rtsp, hangs, refuses, guarded) : AsWritten;
}
