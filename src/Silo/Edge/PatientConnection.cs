namespace LiveView.Silo.Edge;

/// <summary>An edge that starts before its cluster waits for it.</summary>
internal sealed partial class PatientConnection(TimeProvider time, ILogger<PatientConnection> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        NotYet(logger, exception.Message);
        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(6541, LogLevel.Warning, "The cluster cannot be reached yet, and is tried again: {Reason}")]
    private static partial void NotYet(ILogger logger, string reason);
}
