using System.Collections.Concurrent;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate;

/// <summary>All leases of this edge: asked for, renewed while rights hold, ended as soon as they do not.</summary>
internal sealed class LeaseBook(IClusterClient cluster, SignedOutSessions signedOut, TimeProvider time, ILogger<LeaseBook> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>A camera is asked for again well within the time its feed lingers.</summary>
    private const int DemandEvery = 8;

    private const string SignedOut = "signed-out";

    private readonly ConcurrentDictionary<ViewingId, ViewLease> _leases = new();
    private readonly ConcurrentDictionary<string, bool> _calling = new();

    /// <summary>Asks the incident for a lease.</summary>
    public async Task<(ViewLease? Lease, LeaseResult Answer)> OpenAsync(Actor viewer, string session, IncidentId incident, CameraId camera)
    {
        var askedAt = time.GetTimestamp();
        var viewing = ViewingId.Parse(Guid.NewGuid().ToString("N"));
        var answer = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(incident))
            .StartViewing(new Order<IncidentCommand.StartViewing>(viewer, new IncidentCommand.StartViewing(viewing, camera)));
        if (answer.Grant is not { } grant)
        {
            return (null, answer);
        }

        var lease = new ViewLease(viewer, incident, camera, grant, askedAt, time) { Session = session };
        _leases[viewing] = lease;
        if (signedOut.Contains(session))
        {
            lease.End(SignedOut);
        }

        return (lease, answer);
    }

    /// <summary>Ends a viewing and has its last frame written down.</summary>
    public async Task CloseAsync(ViewLease lease, string reason, long fragments, long bytes)
    {
        _leases.TryRemove(lease.Viewing, out _);
        lease.End(reason);
        try
        {
            await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(lease.Incident)).EndViewing(new Order<IncidentCommand.EndViewing>(
                lease.Viewer, new IncidentCommand.EndViewing(lease.Viewing, reason, fragments, bytes)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            GateLog.ViewingEndLost(logger, e, lease.Viewing);
        }

        lease.Dispose();
    }

    /// <summary>Ends what was watched under a sign-in that is over.</summary>
    public void EndSession(string session)
    {
        foreach (var lease in _leases.Values.Where(lease => lease.Session == session))
        {
            lease.End(SignedOut);
        }
    }

    /// <summary>Holds every lease of an incident against its newest rights.</summary>
    public void Apply(IncidentRights rights)
    {
        var now = time.GetUtcNow();
        foreach (var lease in _leases.Values.Where(lease => lease.Incident == rights.Incident))
        {
            lease.Check(rights, now);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            foreach (var leases in _leases.Values.GroupBy(lease => lease.Incident))
            {
                StartOnce(GrainKeys.Of(leases.Key), () => RenewAsync(leases));
            }

            if (round % DemandEvery == 0)
            {
                foreach (var camera in _leases.Values.Select(lease => lease.Camera).Distinct())
                {
                    StartOnce(GrainKeys.Of(camera), () => DemandAsync(camera));
                }
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

    private async Task RenewAsync(IGrouping<IncidentId, ViewLease> leases)
    {
        var askedAt = time.GetTimestamp();
        try
        {
            var grants = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(leases.Key))
                .RenewViewings([.. leases.Select(lease => lease.Viewing)]);
            var byViewing = grants.ToDictionary(grant => grant.Viewing);
            foreach (var lease in leases)
            {
                if (byViewing.TryGetValue(lease.Viewing, out var grant))
                {
                    lease.Prolong(grant, askedAt);
                }
                else
                {
                    lease.End("not-released");
                }
            }
        }
        catch (Exception e)
        {
            // Nothing is prolonged: the leases end at their deadline unless the next round succeeds.
            GateLog.RenewalFailed(logger, e, leases.Key);
        }
    }

    private async Task DemandAsync(CameraId camera)
    {
        try
        {
            await cluster.GetGrain<ICameraGrain>(GrainKeys.Of(camera)).Demand();
        }
        catch (Exception e)
        {
            GateLog.DemandFailed(logger, e, camera);
        }
    }
}
