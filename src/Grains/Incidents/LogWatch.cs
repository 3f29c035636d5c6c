using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;
using LiveView.Grains.Silos;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Looks whether this activation is still the incident: a silo that was cut off or frozen may hold one that another has replaced, and must
/// not go on renewing what the other withdrew. The log says so best: it holds nothing that is not known here. While it does not answer, a
/// majority of the silos must still count this one as one of them. Without either for <see cref="Trust"/>, nothing is renewed.
/// </summary>
internal sealed class LogWatch(string stream, IEventLog log, SiloPeers peers, TimeProvider time, ILogger logger)
{
    /// <summary>No lease lasts longer than this after the last sign that this activation is the incident.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    /// <summary>A log that was seen longer ago than this does not answer, or not in time.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private Task _looking = Task.CompletedTask;
    private Task _asking = Task.CompletedTask;
    private long? _longerThan;
    private long _confirmedAt = time.GetTimestamp();

    /// <summary>How long leases may last now.</summary>
    public TimeSpan TrustLeft => Trust - time.GetElapsedTime(Volatile.Read(ref _confirmedAt));

    /// <summary>The log took an append at the version that is known here: nobody else is the incident.</summary>
    public void Confirm() => Confirm(time.GetTimestamp());

    /// <summary>What the last look found; begins another when it is done.</summary>
    /// <param name="incident">The incident as it is known here.</param>
    /// <param name="isSettled">Whether all that is known here stands in the log: only then a longer log is somebody else's doing.</param>
    public bool IsOvertaken(Incident incident, bool isSettled)
    {
        if (isSettled && _longerThan == incident.Seq)
        {
            _longerThan = null;
            return true;
        }

        if (incident.IsWatched)
        {
            Begin(incident.Seq, isSettled, mustAsk: Trust - TrustLeft > Late);
        }

        return false;
    }

    /// <summary>Asks now, because nothing was heard for too long, as after this machine was suspended.</summary>
    public async Task ConfirmNowAsync(Incident incident, bool isSettled)
    {
        Begin(incident.Seq, isSettled, mustAsk: true);
        try
        {
            var looking = _looking;
            await Task.WhenAny(looking, _asking).WaitAsync(Patience, time);
            if (TrustLeft <= TimeSpan.Zero)
            {
                await Task.WhenAll(looking, _asking).WaitAsync(Patience, time);
            }
        }
        catch (TimeoutException)
        {
            // Neither answers: nothing is renewed.
        }
    }

    private void Begin(long known, bool isSettled, bool mustAsk)
    {
        if (isSettled && _looking.IsCompleted)
        {
            _looking = LookAsync(known);
        }

        if (mustAsk && _asking.IsCompleted)
        {
            _asking = AskAsync();
        }
    }

    private async Task LookAsync(long known)
    {
        var began = time.GetTimestamp();
        try
        {
            await foreach (var _ in log.ReadAsync(stream, known))
            {
                _longerThan = known;
                return;
            }

            Confirm(began);
        }
        catch (Exception e)
        {
            // The log is away: the other silos are asked instead, and whoever gives anything new will find out by the append.
            GrainLog.LogNotWatched(logger, e, stream);
        }
    }

    private async Task AskAsync()
    {
        var began = time.GetTimestamp();
        if (await peers.CountMeAsync())
        {
            Confirm(began);
        }
    }

    private void Confirm(long at)
    {
        if (at > Volatile.Read(ref _confirmedAt))
        {
            Volatile.Write(ref _confirmedAt, at);
        }
    }
}
