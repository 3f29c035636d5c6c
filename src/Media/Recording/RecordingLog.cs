using LiveView.Domain.Identifiers;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Recording;

/// <summary>What recording writes to the log: event ids 6400 to 6449.</summary>
internal static partial class RecordingLog
{
    [LoggerMessage(6400, LogLevel.Information, "Camera '{Camera}' is recorded in incident '{Incident}'.")]
    public static partial void Started(ILogger logger, CameraId camera, IncidentId incident);

    [LoggerMessage(6401, LogLevel.Information, "Camera '{Camera}' is no longer recorded in incident '{Incident}': {Reason}.")]
    public static partial void Stopped(ILogger logger, CameraId camera, IncidentId incident, string reason);

    [LoggerMessage(6402, LogLevel.Warning, "Recording of camera '{Camera}' in incident '{Incident}': pictures are missing ({Cause}).")]
    public static partial void Missing(ILogger logger, CameraId camera, IncidentId incident, string cause);

    [LoggerMessage(6403, LogLevel.Warning, "Segment '{Segment}' was not closed when the program stopped: {Records} records hold, {TornBytes} bytes were cut off.")]
    public static partial void Recovered(ILogger logger, string segment, int records, long tornBytes);

    [LoggerMessage(6404, LogLevel.Error, "Segment '{Segment}' cannot be recovered and is left where it is.")]
    public static partial void NotRecovered(ILogger logger, Exception exception, string segment);

    [LoggerMessage(6405, LogLevel.Warning, "Segment '{Segment}' could not be kept or told of; it is tried again.")]
    public static partial void NotKept(ILogger logger, Exception exception, string segment);

    [LoggerMessage(6406, LogLevel.Error, "The recording of camera '{Camera}' in incident '{Incident}' broke off; it is started again.")]
    public static partial void BrokeOff(ILogger logger, Exception exception, CameraId camera, IncidentId incident);

    [LoggerMessage(6407, LogLevel.Information, "Segment '{Segment}' is of an incident whose key was deleted: it is deleted too.")]
    public static partial void KeyGone(ILogger logger, string segment);

    [LoggerMessage(6408, LogLevel.Warning, "A listener to recordings failed on camera '{Camera}'.")]
    public static partial void ListenerFailed(ILogger logger, Exception exception, CameraId camera);

    [LoggerMessage(6410, LogLevel.Error, "The recording of camera '{Camera}' in incident '{Incident}' cannot begin: its key cannot be reached.")]
    public static partial void KeyAway(ILogger logger, Exception exception, CameraId camera, IncidentId incident);

    [LoggerMessage(6409, LogLevel.Error, "The disk for recordings refused to write.")]
    public static partial void DiskRefused(ILogger logger, Exception exception);
}
