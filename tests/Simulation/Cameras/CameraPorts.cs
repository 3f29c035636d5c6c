using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Cameras;

/// <param name="Rtsp">Where the cameras answer.</param>
/// <param name="Hangs">Accepts a connection and never says anything.</param>
/// <param name="Refuses">Refuses every connection.</param>
public sealed record CameraPorts(int Rtsp, int Hangs, int Refuses)
{
    /// <summary>The ports written in deploy/demo/parties.json.</summary>
    public static CameraPorts AsWritten { get; } = new(8554, 8555, 8556);

    public static CameraPorts Free() => FreePort.Take(3) is [var rtsp, var hangs, var refuses] ? new(rtsp, hangs, refuses) : AsWritten;
}
