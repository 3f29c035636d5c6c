using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Media.Recording.Storage;

namespace LiveView.Silo.Media;

/// <summary>
/// Deletes recordings whose time has come: the incident decides and writes it in its log, then the key goes, then the bytes. Whatever is
/// interrupted is done at the next round.
/// </summary>
internal sealed partial class RecordingRetention(
    IRecordingStore store, RecordingKeys keys, IGrainFactory grains, TimeProvider time, ILogger<RecordingRetention> logger) : BackgroundService
{
    private static readonly TimeSpan s_round = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_atStart = TimeSpan.FromMinutes(1);

    /// <summary>Looks at every incident of which something is kept.</summary>
    public async Task DeleteDueAsync(CancellationToken cancellation)
    {
        using var acting = Caller.System("retention").Use();
        var incidents = new HashSet<IncidentId>();
        foreach (var prefix in new[] { RecordingNames.AllKeys, RecordingNames.AllSegments })
        {
            await foreach (var name in store.ListAsync(prefix, cancellation))
            {
                incidents.Add(RecordingNames.IncidentOf(name));
            }
        }

        foreach (var incident in incidents)
        {
            try
            {
                if (await grains.GetGrain<IIncidentGrain>(GrainKeys.Of(incident)).DeleteRecordings())
                {
                    await DeleteAsync(incident, cancellation);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotDeleted(logger, e, incident);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(s_atStart, time, stoppingToken);
        using var timer = new PeriodicTimer(s_round, time);
        do
        {
            await TryAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await DeleteDueAsync(cancellation);
        }
        catch (IOException e)
        {
            NotListed(logger, e);
        }
    }

    private async Task DeleteAsync(IncidentId incident, CancellationToken cancellation)
    {
        await keys.DeleteAsync(incident, cancellation);
        await foreach (var name in store.ListAsync(RecordingNames.Of(incident), cancellation))
        {
            await store.DeleteAsync(name, cancellation);
        }

        Deleted(logger, incident);
    }

    [LoggerMessage(6451, LogLevel.Information, "The recordings of incident {Incident} are deleted: their time has come.")]
    private static partial void Deleted(ILogger logger, IncidentId incident);

    [LoggerMessage(6453, LogLevel.Warning, "The recordings that are kept could not be listed; it is tried again within the hour.")]
    private static partial void NotListed(ILogger logger, Exception e);

    [LoggerMessage(6452, LogLevel.Warning, "The recordings of incident {Incident} could not be deleted; it is tried again within the hour.")]
    private static partial void NotDeleted(ILogger logger, Exception e, IncidentId incident);
}
