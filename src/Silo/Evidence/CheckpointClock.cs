using LiveView.Domain.Evidence;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Evidence;

namespace LiveView.Silo.Evidence;

/// <summary>
/// Keeps the one who signs at work. Every silo calls it, so that it wakes up elsewhere when its silo is lost; there is only one of it.
/// </summary>
internal sealed partial class CheckpointClock(
    IGrainFactory grains, ICheckpointStore store, EvidenceKey key, TimeProvider time, ILogger<CheckpointClock> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var acting = Caller.System("checkpoints").Use();
        using var timer = new PeriodicTimer(Between, time);
        var known = false;
        do
        {
            try
            {
                if (!known)
                {
                    await store.AddCertificateAsync(key.KeyId, key.Certificate, time.GetUtcNow(), stoppingToken);
                    LogKey(key.KeyId);
                    known = true;
                }

                await grains.GetGrain<ICheckpointGrain>(GrainKeys.Checkpoints).Wake();
            }
#pragma warning disable CA1031 // Whatever went wrong, the next call may succeed; without it nothing would be signed any more.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogNotWoken(e);
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

    [LoggerMessage(5201, LogLevel.Information, "Checkpoints and exports are signed by the certificate with SHA-256 fingerprint {Fingerprint}.")]
    private partial void LogKey(string fingerprint);

    [LoggerMessage(5202, LogLevel.Warning, "The signing of checkpoints could not be woken; trying again.")]
    private partial void LogNotWoken(Exception error);
}
