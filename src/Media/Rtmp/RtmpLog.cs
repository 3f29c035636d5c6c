using Microsoft.Extensions.Logging;

namespace LiveView.Media.Rtmp;

/// <summary>What the door for pushes writes to the log: event ids 3010 to 3012, never a name or a key that somebody sent.</summary>
internal static partial class RtmpLog
{
    [LoggerMessage(3010, LogLevel.Error, "Port {Port} for pushes over RTMP cannot be opened: {Reason}")]
    public static partial void NotOpened(ILogger logger, int port, string reason);

    [LoggerMessage(3011, LogLevel.Warning, "A push over RTMP was refused: nobody waits for its name, or its key is wrong.")]
    public static partial void Refused(ILogger logger);

    [LoggerMessage(3012, LogLevel.Information, "A line to the port for pushes brought none: {Reason}")]
    public static partial void NoPusher(ILogger logger, string reason);
}
