using LiveView.Domain.Evidence;
using LiveView.Grains.Silos;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Log;

/// <summary>
/// Writes what this silo's spool holds to the log: before the silo takes its first call, and from then on whatever is left there, such
/// as copies of what another silo holds. Keeps the register told of this spool.
/// </summary>
internal sealed class SpoolReplay(
    IEventLog log, ISpool spool, SpoolRegistration registration, TimeProvider time, ILogger<SpoolReplay> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private HashSet<string> _seen = [];
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(SpoolReplay), ServiceLifecycleStage.RuntimeInitialize, _ => ReplayAsync(spool.Streams()));
        lifecycle.Subscribe(nameof(SpoolReplay), ServiceLifecycleStage.Active, _ =>
        {
            registration.Listen();
            _loop = Task.Run(LoopAsync, CancellationToken.None);
            return Task.CompletedTask;
        }, StopAsync);
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>What is found twice in a row is not being written by anybody: the incident that holds it does so within a second.</summary>
    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            do
            {
                await registration.KeepUpAsync();
                var now = spool.Streams();
                await ReplayAsync([.. now.Where(_seen.Contains)]);
                _seen = [.. now];
            }
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task ReplayAsync(IReadOnlyList<string> streams)
    {
        foreach (var stream in streams)
        {
            try
            {
                if (spool.Held(stream) is { Count: > 0 } held)
                {
                    var written = await log.WriteHeldAsync(held, _stopping.Token);
                    await spool.ForgetAsync(held);
                    GrainLog.SpoolReplayed(logger, stream, written);
                }
            }
            catch (Exception e) when (e is EventLogUnavailableException or SpoolException)
            {
                GrainLog.SpoolNotReplayed(logger, e, stream);
                return;
            }
        }
    }

    private async Task StopAsync(CancellationToken cancel)
    {
        await _stopping.CancelAsync();
        await _loop;
        await registration.EndAsync(cancel);
    }
}
