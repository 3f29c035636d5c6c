using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Grains.Regions;

namespace LiveView.Silo.Borders;

/// <summary>Takes regions that were imported or removed, or whose first day has come, without a restart.</summary>
internal sealed partial class RegionsClock(RegionsInForce regions, IRegionStore store, TimeProvider time, ILogger<RegionsClock> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                if (await regions.LookAsync(store, time.GetUtcNow(), stoppingToken))
                {
                    LogTaken(regions.Name);
                }
            }
#pragma warning disable CA1031 // Whatever went wrong, the regions that held still hold, and the next look may succeed.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogNotTaken(e, regions.Name);
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private static async ValueTask<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(5301, LogLevel.Information, "The regions of the control rooms are now those of {Version}.")]
    private partial void LogTaken(string version);

    [LoggerMessage(5302, LogLevel.Warning, "The official regions could not be read; those of {Version} still hold. Is the database there, and were they imported by this version of the program?")]
    private partial void LogNotTaken(Exception error, string version);
}
