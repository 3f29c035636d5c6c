using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Pointing;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Pointing;

/// <summary>
/// What one edge has still to hear of the pointers of an incident: only the newest. One telling is under way at a time, so that a slow edge holds
/// up nobody and misses only what is past.
/// </summary>
internal sealed class PointersOutbox(
    string edge, IncidentId incident, IPointersObserver observer, Func<PointersTold> newest, TimeProvider time, ILogger logger)
{
    /// <summary>An edge renews every second.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private long _renewed = time.GetTimestamp();
    private int _renewals;
    private bool _waiting;
    private bool _sending;
    private bool _lost;

    /// <summary>Whether it renews no more or could not be told: when it renews, it hears what there is by then.</summary>
    public bool IsGone => _lost || time.GetElapsedTime(_renewed) > Lifetime;

    public void Renew()
    {
        _renewed = time.GetTimestamp();
        _renewals++;
    }

    public void Tell()
    {
        _waiting = true;
        if (!_sending)
        {
            _sending = true;
            _ = SendAsync();
        }
    }

    /// <summary>Runs on the grain's own scheduler; every failure is seen here.</summary>
    private async Task SendAsync()
    {
        try
        {
            while (_waiting)
            {
                _waiting = false;
                var renewals = _renewals;
                try
                {
                    await observer.Heard(newest());
                }
                catch (Exception e) when (renewals != _renewals)
                {
                    // It renewed meanwhile, and was told then who points.
                    GrainLog.PointersEdgeRenewed(logger, e, edge, incident);
                }
            }
        }
        catch (Exception e)
        {
            _lost = true;
            GrainLog.PointersEdgeDropped(logger, e, edge, incident);
        }
        finally
        {
            _sending = false;
        }
    }
}
