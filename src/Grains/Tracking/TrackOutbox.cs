using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Tracking;

/// <summary>
/// What one edge has still to hear of one object: one batch under way at a time. What it could not take is dropped; it sees by the numbers
/// what it missed, and asks.
/// </summary>
internal sealed class TrackOutbox(string edge, TrackedObjectId id, OrganisationId owner, ITrackObserver observer, TimeProvider time, ILogger logger)
{
    private const int MostWaiting = 5_000;

    /// <summary>An edge that does not renew within this time is gone.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly List<TrackEvent> _waiting = [];
    private long _renewed = time.GetTimestamp();
    private int _renewals;
    private RightsMark[] _rights = [];
    private bool _sending;
    private bool _lost;
    private bool _over;

    public bool IsGone => _lost || time.GetElapsedTime(_renewed) > Lifetime;

    public void Renew()
    {
        _renewed = time.GetTimestamp();
        _renewals++;
    }

    public void Post(IReadOnlyList<TrackEvent> events, RightsMark[] rights)
    {
        if (_waiting.Count > MostWaiting)
        {
            _waiting.Clear();
        }

        _waiting.AddRange(events);
        _rights = rights;
        Send();
    }

    public void End()
    {
        _over = true;
        Send();
    }

    private void Send()
    {
        if (!_sending)
        {
            _sending = true;
            _ = SendAsync();
        }
    }

    /// <summary>Runs on the object's own scheduler; every failure is seen here.</summary>
    private async Task SendAsync()
    {
        try
        {
            for (var told = false; _waiting.Count > 0 || (_over && !told);)
            {
                var (batch, renewals) = (new TrackBatch(id, [.. _waiting], _rights, _over, owner), _renewals);
                _waiting.Clear();
                try
                {
                    await observer.Heard(batch);
                    told = batch.IsOver;
                }
                catch (Exception e) when (renewals != _renewals)
                {
                    // It renewed meanwhile, and was told then up to where the track goes.
                    TrackLog.EdgeRenewedMeanwhile(logger, e, edge, id);
                }
            }
        }
        catch (Exception e)
        {
            _lost = true;
            TrackLog.EdgeDropped(logger, e, edge, id);
        }
        finally
        {
            _sending = false;
        }
    }
}
