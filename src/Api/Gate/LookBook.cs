using System.Collections.Concurrent;
using LiveView.Api.Identity;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate;

/// <summary>All looks at photos and plans that are under way at this edge: asked for, and ended as soon as rights do not hold.</summary>
internal sealed class LookBook(IClusterClient cluster, TimeProvider time)
{
    /// <summary>How often the incident is asked again when its answer was overtaken by newer rights.</summary>
    private const int Overtakings = 3;

    private readonly ConcurrentDictionary<LookLease, bool> _looks = new();

    /// <summary>Asks the incident for one look, which it writes down first.</summary>
    public async Task<(LookLease? Lease, LookResult Answer)> OpenAsync(
        Actor viewer, SessionHold session, IncidentId incident, IncidentCommand.LookAtMaterial look)
    {
        var lease = new LookLease(viewer, incident, look, time);
        // In the book before it is asked for: a push that comes while the answer is on its way must find it.
        _looks[lease] = true;
        lease.StandOn(session);
        var given = false;
        try
        {
            var askedAt = time.GetTimestamp();
            var answer = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(incident))
                .LookAtMaterial(new Order<IncidentCommand.LookAtMaterial>(viewer, look));
            if (answer.Permit is { } permit && !lease.Prolong(permit, askedAt))
            {
                answer = await RenewAsync(lease) is { } refusal ? new LookResult(null, refusal) : answer;
            }

            given = answer.Permit is not null;
            return (given ? lease : null, answer);
        }
        finally
        {
            if (!given)
            {
                Close(lease);
            }
        }
    }

    /// <summary>Asks whether a look may go on; why not, or null.</summary>
    public async Task<Refusal?> RenewAsync(LookLease lease)
    {
        // Renewing is the product's own doing, whoever looks.
        using var acting = Caller.System("look renewal").Use();
        for (var attempt = 0; attempt < Overtakings; attempt++)
        {
            var askedAt = time.GetTimestamp();
            var answer = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(lease.Incident))
                .RenewLook(new Order<IncidentCommand.LookAtMaterial>(lease.Viewer, lease.Look));
            if (answer.Refusal is not null)
            {
                return answer.Refusal;
            }

            if (lease.Prolong(answer.Permit!, askedAt))
            {
                return null;
            }
        }

        return new Refusal("lease-expired", "The rights changed while it was asked for: ask again.");
    }

    public void Close(LookLease lease)
    {
        _looks.TryRemove(lease, out _);
        lease.End("over");
        lease.Dispose();
    }

    /// <summary>Holds every look of an incident against its newest rights.</summary>
    public void Apply(IncidentRights rights)
    {
        foreach (var lease in _looks.Keys.Where(lease => lease.Incident == rights.Incident))
        {
            lease.Check(rights);
        }
    }
}
