using Microsoft.Extensions.Logging;

namespace LiveView.Media.Clips.Marking;

/// <summary>What the marking of clips writes to the diagnostic log; event ids 6840 to 6849.</summary>
internal static partial class MarkLog
{
    [LoggerMessage(6840, LogLevel.Warning, "This kernel cannot confine the ffmpeg that marks clips: it runs with its limits only.")]
    public static partial void Unconfined(ILogger logger);

    [LoggerMessage(6841, LogLevel.Error, "No clip can be marked, so none leaves where a mark is asked for: '{Font}' is missing. Install fonts-dejavu-core.")]
    public static partial void NoFont(ILogger logger, string font);

    [LoggerMessage(6842, LogLevel.Error, "ffmpeg '{Program}' cannot be started, so no clip can be marked: install it.")]
    public static partial void NoFfmpeg(ILogger logger, Exception e, string program);

    [LoggerMessage(6843, LogLevel.Error, "A clip could not be marked, and was cut off: ffmpeg ended with {ExitCode}.")]
    public static partial void Failed(ILogger logger, int exitCode);
}
