using Microsoft.Extensions.Logging;

namespace LiveView.Media.Stills;

/// <summary>What the taking in of still pictures writes to the diagnostic log; event ids 6000 to 6049.</summary>
internal static partial class StillLog
{
    [LoggerMessage(6000, LogLevel.Warning, "This kernel cannot confine the children that decode still pictures: use Linux 6.7 or later.")]
    public static partial void Unconfined(ILogger logger);

    [LoggerMessage(6001, LogLevel.Error, "ffmpeg '{Program}' cannot be started, so no photo or plan can be taken in: install it.")]
    public static partial void NoFfmpeg(ILogger logger, Exception e, string program);

    [LoggerMessage(6002, LogLevel.Information, "A {Format} of {Bytes} bytes and {Width} x {Height} pixels could not be decoded: it ended with {ExitCode}.")]
    public static partial void Damaged(ILogger logger, StillFormat format, int bytes, int width, int height, int exitCode);

    [LoggerMessage(6003, LogLevel.Error, "What ffmpeg made of a picture is no JPEG without metadata: it is not kept.")]
    public static partial void Unclean(ILogger logger);
}
