namespace LiveView.Api.Identity;

/// <summary>What signing in writes to the diagnostic log; event ids 1200 to 1299. Never a name, a session's id, a code or a password.</summary>
internal static partial class IdentityLog
{
    [LoggerMessage(1201, LogLevel.Warning, "A session could not be confirmed; what stands on it ends within seconds unless the cluster answers.")]
    public static partial void SessionNotConfirmed(ILogger logger, Exception e);

    [LoggerMessage(1202, LogLevel.Warning, "This installation has no administrator yet: the set-up code stands in {File}, for 15 minutes.")]
    public static partial void SetUpCodeWritten(ILogger logger, string file);
}
