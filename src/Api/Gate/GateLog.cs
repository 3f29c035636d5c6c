using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate;

/// <summary>What the gate writes to the diagnostic log; event ids 1000 to 1099.</summary>
internal static partial class GateLog
{
    [LoggerMessage(1001, LogLevel.Warning, "Leases of incident {Incident} could not be renewed; they end at their deadline.")]
    public static partial void RenewalFailed(ILogger logger, Exception e, IncidentId incident);

    [LoggerMessage(1002, LogLevel.Warning, "The end of viewing {Viewing} could not be written; the incident finds it lapsed.")]
    public static partial void ViewingEndLost(ILogger logger, Exception e, ViewingId viewing);

    [LoggerMessage(1003, LogLevel.Warning, "Nobody could say where feed {Feed} is; it is asked again.")]
    public static partial void DemandFailed(ILogger logger, Exception e, FeedId feed);

    [LoggerMessage(6460, LogLevel.Error, "The recording of camera {Camera} in incident {Incident} cannot be read.")]
    public static partial void RecordingDamaged(ILogger logger, Exception e, CameraId camera, IncidentId incident);

    [LoggerMessage(6461, LogLevel.Error, "A clip of camera {Camera} in incident {Incident} could not be marked, and did not leave or was cut off.")]
    public static partial void ClipNotMarked(ILogger logger, Exception e, CameraId camera, IncidentId incident);

    [LoggerMessage(1004, LogLevel.Information, "Viewing {Viewing} of camera {Camera} in incident {Incident} ended: {Reason}; {Fragments} frames, {Bytes} bytes left.")]
    public static partial void ViewingEnded(
        ILogger logger, ViewingId viewing, CameraId camera, IncidentId incident, string reason, long fragments, long bytes);

    [LoggerMessage(6820, LogLevel.Information, "A still picture of camera {Camera} in incident {Incident} left: {Bytes} bytes.")]
    public static partial void SnapshotLeft(ILogger logger, CameraId camera, IncidentId incident, int bytes);
}
