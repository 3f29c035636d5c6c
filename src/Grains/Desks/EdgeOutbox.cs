using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Desks;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Desks;

/// <summary>What one edge has still to hear: one batch under way at a time, so that a slow edge holds up nobody.</summary>
internal sealed class EdgeOutbox(string edge, OrganisationId organisation, IEdgeObserver observer, TimeProvider time, ILogger logger)
{
    /// <summary>An edge that does not renew within this time is gone.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>More than this waiting means the edge does not hear us: it starts again from a snapshot.</summary>
    private const int MostWaiting = 1_000;

    private readonly Queue<DeskAnnouncement> _waiting = [];
    private long _renewed = time.GetTimestamp();
    private int _renewals;
    private bool _sending;
    private bool _lost;

    public bool IsGone => _lost || _waiting.Count > MostWaiting || time.GetElapsedTime(_renewed) > Lifetime;

    public void Renew()
    {
        _renewed = time.GetTimestamp();
        _renewals++;
    }

    public void Post(DeskAnnouncement announcement)
    {
        _waiting.Enqueue(announcement);
        if (!_sending)
        {
            _sending = true;
            _ = SendAsync();
        }
    }

    /// <summary>Runs on the desk's own scheduler; every failure is seen here.</summary>
    private async Task SendAsync()
    {
        try
        {
            while (_waiting.Count > 0)
            {
                var (batch, renewals) = (_waiting.ToArray(), _renewals);
                _waiting.Clear();
                try
                {
                    await observer.Heard(new DeskBatch(organisation, batch));
                }
                catch (Exception e) when (renewals != _renewals)
                {
                    // It renewed meanwhile, and with that got a snapshot of what it did not hear.
                    GrainLog.EdgeRenewedMeanwhile(logger, e, edge, organisation.Value);
                }
            }
        }
        catch (Exception e)
        {
            _lost = true;
            GrainLog.EdgeDropped(logger, e, edge, organisation.Value);
        }
        finally
        {
            _sending = false;
        }
    }
}
