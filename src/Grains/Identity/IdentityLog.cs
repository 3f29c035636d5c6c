using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Identity;

/// <summary>What accounts and sessions write to the diagnostic log; event ids 3000 to 3099. Never a name, never a session's id.</summary>
internal static partial class IdentityLog
{
    [LoggerMessage(3001, LogLevel.Information, "Edge {Edge} could not be told that a session ended; it finds out at its next check.")]
    public static partial void EdgeNotTold(ILogger logger, Exception e, string edge);

    [LoggerMessage(3002, LogLevel.Warning, "A session ended, and its row could not be cleared; it is tried again.")]
    public static partial void SessionNotCleared(ILogger logger, Exception e);

    [LoggerMessage(3003, LogLevel.Warning, "Sessions of an account ended, and that could not be stored; it is tried again.")]
    public static partial void EndNotStored(ILogger logger, Exception e);

    [LoggerMessage(3004, LogLevel.Warning, "That a session is in use could not be stored; it is tried again later.")]
    public static partial void UseNotNoted(ILogger logger, Exception e);

    [LoggerMessage(3005, LogLevel.Warning, "A session could not be told that it ended; its account does not stand behind it any more.")]
    public static partial void SessionNotTold(ILogger logger, Exception e);

    [LoggerMessage(3006, LogLevel.Warning, "That an account waits after failed attempts could not be written to the log.")]
    public static partial void RefusalNotWritten(ILogger logger, Exception e);

    [LoggerMessage(3008, LogLevel.Warning, "An invitation was withdrawn, and that could not be written to the log; it is tried again.")]
    public static partial void WithdrawalNotWritten(ILogger logger, Exception e);

    [LoggerMessage(3007, LogLevel.Warning, "Rights of an account were not given, because that could not be stored.")]
    public static partial void NotGiven(ILogger logger, Exception e);
}
