using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Grains.Incidents;

/// <summary>Gives and renews leases, and knows which viewings nobody renews any more.</summary>
internal sealed class ViewingKeeper(TimeProvider time)
{
    /// <summary>An edge renews every second or so; one that is silent this long is gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Dictionary<ViewingId, long> _renewed = [];

    public LeaseGrant? Grant(ViewingId id, Incident incident, DateTimeOffset now)
    {
        if (!incident.Viewings.TryGetValue(id, out var viewing)
            || PictureGate.Decide(viewing.By, GateAction.ViewLive, viewing.Camera, incident.Rights(), now) is not GateDecision.Permit permit)
        {
            return null;
        }

        _renewed[id] = time.GetTimestamp();
        return new LeaseGrant(id, incident.RightsEpoch, permit.Until - now);
    }

    public IReadOnlyList<Viewing> Lapsed(Incident incident)
    {
        foreach (var gone in _renewed.Keys.Where(id => !incident.Viewings.ContainsKey(id)).ToArray())
        {
            _renewed.Remove(gone);
        }

        var now = time.GetTimestamp();
        foreach (var unknown in incident.Viewings.Keys.Where(id => !_renewed.ContainsKey(id)))
        {
            _renewed[unknown] = now;
        }

        return [.. incident.Viewings.Values.Where(viewing => time.GetElapsedTime(_renewed[viewing.Id], now) > Silence)];
    }
}
