using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveView.Api.Tracking.Lines;

/// <summary>Mounts a line for trackers on a port.</summary>
public static class TrackerDoor
{
    /// <summary>Listens to trackers over TCP on this port.</summary>
    /// <param name="door">The port.</param>
    /// <param name="options">Who speaks there, and for whom.</param>
    public static void UseTrackers(this ListenOptions door, TrackerListenerOptions options)
    {
        var line = door.ApplicationServices.GetRequiredService<TrackerLine>();
        var listener = new TrackerListener(options);
        door.Run(connection => line.RunAsync(connection, listener));
    }
}
