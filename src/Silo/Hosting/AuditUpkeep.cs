using LiveView.Domain.Accountability;
using LiveView.Domain.Evidence;

namespace LiveView.Silo.Hosting;

/// <summary>Keeps the audit index close to the log, so that whoever asks for a report does not wait for a year of lines to be taken in.</summary>
internal sealed partial class AuditUpkeep(IAuditIndex index, TimeProvider time, ILogger<AuditUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await index.CatchUpAsync(stoppingToken);
            }
            catch (EventLogUnavailableException e)
            {
                Behind(logger, e);
            }
        }
    }

    [LoggerMessage(4301, LogLevel.Warning, "The audit index could not take in the log; it tries again, and before every report.")]
    private static partial void Behind(ILogger logger, Exception e);
}
