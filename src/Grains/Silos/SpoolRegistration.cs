using LiveView.Domain.Evidence;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Silos;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Silos;

/// <summary>
/// How this silo's spool stands in the register, as far as the register has confirmed. Only a spool that would be missed counts for
/// anything, and only one that everybody knows to be alone may do without a copy elsewhere.
/// </summary>
internal sealed class SpoolRegistration(IGrainFactory grains, ISiloStatusOracle members, ISpool spool, ILogger<SpoolRegistration> logger)
    : ISiloStatusListener, IDisposable
{
    private readonly SemaphoreSlim _telling = new(1, 1);
    private volatile bool _registered;
    private volatile bool _alone;
    private volatile bool _ended;

    /// <summary>Whether it would be missed.</summary>
    public bool IsRegistered => _registered;

    /// <summary>Whether everybody knows that it has no company: nobody relies on copies.</summary>
    public bool IsAlone => _registered && _alone;

    private ISpoolRegisterGrain Register => grains.GetGrain<ISpoolRegisterGrain>(GrainKeys.Spools);

    private bool HasCompany => members.GetApproximateSiloStatuses(onlyActive: true).Keys.Any(each => !each.Equals(members.SiloAddress));

    /// <summary>Registers it, unless it is.</summary>
    public Task EnsureAsync() => _registered || _ended ? Task.CompletedTask : OpenAsync(!HasCompany);

    /// <summary>Begins to hear of silos that come and go.</summary>
    public void Listen() => members.SubscribeToSiloStatusEvents(this);

    /// <summary>Tells the register when it gets company or loses it; tried again until it is told.</summary>
    public async Task KeepUpAsync()
    {
        await _telling.WaitAsync();
        try
        {
            var (alone, wasAlone) = (!HasCompany, _alone);
            if (_ended || (_registered && alone == wasAlone))
            {
                return;
            }

            // What it took alone has no copy: first that goes to the log, and only then may others rely on there being copies.
            _alone = false;
            if (wasAlone && spool.Streams().Count > 0)
            {
                _alone = true;
                return;
            }

            await OpenAsync(alone);
        }
        catch (Exception e)
        {
            GrainLog.SpoolNotRegistered(logger, e);
        }
        finally
        {
            _telling.Release();
        }
    }

    /// <summary>Silos come and go: what follows from it is told without waiting for the next round.</summary>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (_registered)
        {
            _ = KeepUpAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _telling.Dispose();

    /// <summary>The silo stops in an orderly way: an empty spool will not be missed.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        (_ended, _registered) = (true, false);
        if (cancel.IsCancellationRequested || spool.Streams().Count > 0)
        {
            return;
        }

        try
        {
            using var acting = Caller.System("spool register").Use();
            await Register.Close(spool.Id).WaitAsync(cancel);
        }
        catch (Exception e)
        {
            // It will be missed until it is opened again.
            GrainLog.SpoolNotRegistered(logger, e);
        }
    }

    private async Task OpenAsync(bool alone)
    {
        // Until it is confirmed neither is relied on.
        _alone = false;
        using var acting = Caller.System("spool register").Use();
        await Register.Open(spool.Id, alone);
        (_alone, _registered) = (alone, true);
    }
}
