using Microsoft.Extensions.Logging;

namespace LiveView.Media.Relay;

/// <summary>What mirrors write to the diagnostic log; event ids 6500 to 6519.</summary>
internal static partial class RelayLog
{
    [LoggerMessage(6500, LogLevel.Information, "Mirror of camera {Camera}: fetches epoch {Epoch} from node {Node}.")]
    public static partial void Connected(ILogger logger, string camera, long epoch, string? node);

    [LoggerMessage(6501, LogLevel.Warning, "Mirror of camera {Camera}: the connection for epoch {Epoch} ended after {Bytes} bytes: {Reason}")]
    public static partial void Lost(ILogger logger, string camera, long epoch, long bytes, string reason);

    [LoggerMessage(6502, LogLevel.Information, "Mirror of camera {Camera} ended: nobody looks any more.")]
    public static partial void Ended(ILogger logger, string camera);

    [LoggerMessage(6503, LogLevel.Warning, "Mirror of camera {Camera}: {Dropped} frames were lost on the way, because the connection was too slow.")]
    public static partial void Gap(ILogger logger, string camera, long dropped);

    [LoggerMessage(6504, LogLevel.Error, "Mirror of camera {Camera} failed; it starts again.")]
    public static partial void Failed(ILogger logger, Exception e, string camera);
}
