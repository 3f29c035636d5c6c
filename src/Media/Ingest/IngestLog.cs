using LiveView.Media.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>What the media node writes to the log: event ids 3000 to 3999, never an address or a password.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(3000, LogLevel.Information, "Camera '{Camera}' assigned to this node, epoch {Epoch}: {Answer}.")]
    public static partial void Assigned(ILogger logger, string camera, long epoch, AssignmentAnswer answer);

    [LoggerMessage(3001, LogLevel.Information, "Camera '{Camera}' epoch {Epoch}: first frame after {Took}.")]
    public static partial void FirstFrame(ILogger logger, string camera, long epoch, TimeSpan took);

    [LoggerMessage(3002, LogLevel.Warning, "Camera '{Camera}' epoch {Epoch}: {Fault} after {HealthyFor} of pictures; next try in {Wait}.")]
    public static partial void RunEnded(ILogger logger, string camera, long epoch, PictureFault fault, TimeSpan healthyFor, TimeSpan wait);

    [LoggerMessage(3003, LogLevel.Error, "Camera '{Camera}' epoch {Epoch}: the ingest broke off; it is started again.")]
    public static partial void RunBroke(ILogger logger, string camera, long epoch, Exception exception);

    [LoggerMessage(3004, LogLevel.Error, "The password of camera '{Camera}' cannot be read: {Reason}")]
    public static partial void PasswordUnreadable(ILogger logger, string camera, string reason);

    [LoggerMessage(3005, LogLevel.Information, "Camera '{Camera}' epoch {Epoch} stopped on this node: {Reason}.")]
    public static partial void Stopped(ILogger logger, string camera, long epoch, EndReason reason);

    [LoggerMessage(3006, LogLevel.Error, "A listener to picture states failed on camera '{Camera}'.")]
    public static partial void ListenerFailed(ILogger logger, string camera, Exception exception);

    [LoggerMessage(3008, LogLevel.Warning,
        "This kernel cannot confine ffmpeg to its own files and port (Landlock version 4, Linux 6.7): it runs with limits only.")]
    public static partial void Unconfined(ILogger logger);

    [LoggerMessage(3007, LogLevel.Error, "Camera '{Camera}' epoch {Epoch}: the ingest ended with an error.")]
    public static partial void IngestFailed(ILogger logger, string camera, long epoch, Exception exception);
}
