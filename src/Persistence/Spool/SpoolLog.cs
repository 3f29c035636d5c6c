using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Spool;

/// <summary>What a spool says of its file; event ids 6000 to 6009.</summary>
internal static partial class SpoolLog
{
    [LoggerMessage(6000, LogLevel.Warning, "The spool in '{Directory}' ends in {Bytes} bytes of a line that was being written when the process died: nobody was told that it was kept.")]
    public static partial void Torn(ILogger logger, string directory, long bytes);

    [LoggerMessage(6001, LogLevel.Critical, "{Lines} lines of the spool in '{Directory}' are damaged, so that something that was taken away may come back: the file is kept as spool.jsonl.damaged, and incidents that it may be about wait for their sharing party. Check the disk.")]
    public static partial void Damaged(ILogger logger, string directory, int lines);

    [LoggerMessage(6002, LogLevel.Warning, "The spool in '{Directory}' holds {Count} entries that do not stand in the log yet: they are written before anything is granted.")]
    public static partial void Found(ILogger logger, string directory, int count);
}
