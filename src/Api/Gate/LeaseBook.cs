using System.Collections.Concurrent;
using LiveView.Api.Identity;
using LiveView.Domain.Connections;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate;

/// <summary>All leases of this edge: asked for, renewed while rights hold, ended as soon as they do not.</summary>
internal sealed class LeaseBook(IClusterClient cluster, TimeProvider time, ILogger<LeaseBook> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>A silo that dies takes the question with it: what is left of the lease is time enough to ask again, and the picture stays.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>How often the incident is asked again when its answer was overtaken by newer rights.</summary>
    private const int Overtakings = 3;

    private static readonly Refusal s_overtaken = new("rights-changed", "The rights of this incident changed just now: ask again.");

    private readonly ConcurrentDictionary<ViewingId, ViewLease> _leases = new();
    private readonly ConcurrentDictionary<string, bool> _calling = new();

    /// <summary>What somebody looks at: of each camera the streams.</summary>
    public IReadOnlyCollection<FeedId> Feeds =>
        [.. _leases.Values.Where(lease => lease.IsGiven && lease.Reason is null && lease.Resource is GateResource.Camera)
            .Select(lease => new FeedId(lease.Camera, lease.Stream)).Distinct()];

    /// <summary>The leases that give a right to a feed, one per incident.</summary>
    public IReadOnlyCollection<ViewLease> Of(FeedId feed) =>
        [.. _leases.Values.Where(lease => lease.Resource == new GateResource.Camera(feed.Camera) && lease.IsGiven && lease.Reason is null && lease.IsTo(feed.Stream))
            .DistinctBy(lease => lease.Incident)];

    /// <summary>Asks the incident for a lease. A lease that ended while it was asked for is given back ended, with its reason.</summary>
    public Task<(ViewLease? Lease, LeaseResult Answer)> OpenAsync(
        Actor viewer, SessionHold session, IncidentId incident, CameraId camera, GateAction action = GateAction.Live) =>
        OpenAsync(viewer, session, incident, new GateResource.Camera(camera), action);

    /// <summary>Asks the incident for a lease on whatever is looked at for a while.</summary>
    public async Task<(ViewLease? Lease, LeaseResult Answer)> OpenAsync(
        Actor viewer, IHold session, IncidentId incident, GateResource resource, GateAction action)
    {
        var lease = new ViewLease(viewer, incident, resource, ViewingId.Parse(Guid.NewGuid().ToString("N")), time) { Action = action };
        // In the book before it is asked for: a push that comes while the answer is on its way must find it.
        _leases[lease.Viewing] = lease;
        lease.StandOn(session);
        var answer = default(LeaseResult);
        try
        {
            answer = await AskAsync(lease);
            return (answer.Grant is null ? null : lease, answer);
        }
        finally
        {
            if (answer?.Grant is null)
            {
                _leases.TryRemove(lease.Viewing, out _);
                lease.End("refused");
                lease.Dispose();
            }
        }
    }

    /// <summary>
    /// Asks the incident for leave to take one still picture. Nobody renews it, but newer rights and the end of the session end it; whoever
    /// asked disposes it when the picture left.
    /// </summary>
    public async Task<(OnceLease? Lease, Refusal? Refusal)> OpenOnceAsync(
        Actor viewer, SessionHold session, IncidentId incident, IncidentCommand.TakeSnapshot take)
    {
        var lease = new ViewLease(viewer, incident, take.Camera, ViewingId.Parse(Guid.NewGuid().ToString("N")), time)
        {
            Action = GateAction.Snapshot,
            AlsoNeeds = take.Recorded is null ? null : GateAction.Replay,
        };
        var once = new OnceLease(lease, () => _leases.TryRemove(lease.Viewing, out _));
        _leases[lease.Viewing] = lease;
        lease.StandOn(session);
        Refusal? refusal = null;
        try
        {
            var askedAt = time.GetTimestamp();
            var answer = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(incident)).TakeSnapshot(
                new Order<IncidentCommand.TakeSnapshot>(viewer, take));
            refusal = answer.Refusal;
            // Newer rights that overtook the answer end a still picture: it is asked for again in no time.
            return answer.Grant is { } grant && lease.Prolong(grant, askedAt) ? (once, null) : (null, refusal ??= s_overtaken);
        }
        finally
        {
            if (!lease.IsGiven)
            {
                once.Dispose();
            }
        }
    }

    /// <summary>Ends a viewing and has its last frame written down.</summary>
    public Task CloseAsync(
        ViewLease lease, string reason, long fragments, long bytes, DateTimeOffset? first = null, DateTimeOffset? last = null,
        string? sha256 = null) => CloseAsync(lease, reason, incident => incident.EndViewing(new Order<IncidentCommand.EndViewing>(
            lease.Viewer, new IncidentCommand.EndViewing(lease.Viewing, reason, fragments, bytes, first, last, sha256))));

    /// <summary>Ends a following and has its last position written down.</summary>
    public Task CloseFollowingAsync(ViewLease lease, string reason, long positions, long? first, long? last) =>
        CloseAsync(lease, reason, incident => incident.EndFollowing(new Order<IncidentCommand.EndFollowing>(
            lease.Viewer, new IncidentCommand.EndFollowing(lease.Viewing, reason, positions, first, last))));

    /// <summary>Asks the incident at once whether a lease still holds, because its rights are said to have changed.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="epoch">The epoch that must have been seen; a lease that does not see it ends.</param>
    public async Task ConfirmAsync(ViewLease lease, long epoch)
    {
        using var acting = Caller.System("lease renewal").Use();
        for (var attempt = 0; attempt < Overtakings && lease.Epoch < epoch && lease.Holds; attempt++)
        {
            await RenewAsync(lease.Incident, [lease]);
        }

        if (lease.Epoch < epoch)
        {
            lease.End("not-confirmed");
        }
    }

    /// <summary>The one question before a position leaves: whether the lease holds, under rights as new as those that the object knows of.</summary>
    public async ValueTask<bool> LetsOutAsync(ViewLease lease, long needed)
    {
        if (lease.Epoch < needed)
        {
            await ConfirmAsync(lease, needed);
        }

        return lease.Holds;
    }

    private async Task CloseAsync(ViewLease lease, string reason, Func<IIncidentGrain, Task> tell)
    {
        _leases.TryRemove(lease.Viewing, out _);
        lease.End(reason);
        try
        {
            await tell(cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(lease.Incident)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            GateLog.ViewingEndLost(logger, e, lease.Viewing);
        }

        lease.Dispose();
    }

    /// <summary>Holds every lease of an incident against its newest rights.</summary>
    public void Apply(IncidentRights rights)
    {
        foreach (var lease in _leases.Values.Where(lease => lease.Incident == rights.Incident))
        {
            lease.Check(rights);
        }
    }

    /// <summary>Ends every lease of an incident on a camera.</summary>
    public void End(IncidentId incident, CameraId camera, string reason)
    {
        foreach (var lease in _leases.Values.Where(lease => lease.Incident == incident && lease.Resource == new GateResource.Camera(camera)))
        {
            lease.End(reason);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var acting = Caller.System("lease renewal").Use();
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var lease in _leases.Values)
            {
                lease.EndWhenOver();
            }

            foreach (var leases in _leases.Values.Where(lease => lease.IsGiven && lease.Action != GateAction.Snapshot).GroupBy(lease => lease.Incident))
            {
                StartOnce(GrainKeys.Of(leases.Key), () => RenewAsync(leases.Key, [.. leases]));
            }
        }
    }

    /// <summary>One call under way per grain, and none waits for another: a grain that hangs must not cost the viewers of the others.</summary>
    private void StartOnce(string grain, Func<Task> call)
    {
        if (_calling.TryAdd(grain, true))
        {
            _ = FinishAsync();
        }

        async Task FinishAsync()
        {
            try
            {
                await call();
            }
            finally
            {
                _calling.TryRemove(grain, out _);
            }
        }
    }

    private async Task<LeaseResult> AskAsync(ViewLease lease)
    {
        var grain = cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(lease.Incident));
        var askedAt = time.GetTimestamp();
        var answer = lease.Resource is GateResource.TrackedObject followed
            ? await grain.StartFollowing(new Order<IncidentCommand.StartFollowing>(
                lease.Viewer, new IncidentCommand.StartFollowing(lease.Viewing, followed.Id)))
            : await grain.StartViewing(new Order<IncidentCommand.StartViewing>(
                lease.Viewer, new IncidentCommand.StartViewing(lease.Viewing, lease.Camera, lease.Action)));
        var grant = answer.Grant;
        for (var attempt = 0; grant is not null && !lease.Prolong(grant, askedAt); attempt++)
        {
            // A push of newer rights overtook the answer: what they mean for this viewer is the incident's to say.
            // Renewing is the product's own doing, whoever watches.
            using var acting = Caller.System("lease renewal").Use();
            askedAt = time.GetTimestamp();
            var renewal = (await grain.RenewViewings([lease.Viewing]))[0];
            grant = renewal.Grant;
            if (grant is null || attempt == Overtakings)
            {
                lease.End(renewal.Ended ?? "lease-expired");
                break;
            }
        }

        return answer;
    }

    private async Task RenewAsync(IncidentId incident, ViewLease[] leases)
    {
        var askedAt = time.GetTimestamp();
        try
        {
            var renewals = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(incident))
                .RenewViewings([.. leases.Select(lease => lease.Viewing)]).WaitAsync(Patience, time);
            foreach (var (lease, renewal) in leases.Zip(renewals))
            {
                if (renewal.Grant is { } grant)
                {
                    // One given under older rights than are known prolongs nothing; the next round asks again.
                    lease.Prolong(grant, askedAt);
                }
                else
                {
                    lease.End(renewal.Ended ?? "not-released");
                }
            }
        }
        catch (Exception e)
        {
            // Nothing is prolonged: the leases end at their deadline unless the next round succeeds.
            GateLog.RenewalFailed(logger, e, incident);
        }
    }
}
