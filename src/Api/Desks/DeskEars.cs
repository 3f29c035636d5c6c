using System.Collections.Concurrent;
using LiveView.Api.Gate;
using LiveView.Api.Gate.Pointing;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Api.Desks;

/// <summary>
/// This edge's one ear: listens to the desks of the organisations that are here, feeds the gate, and passes on to the consoles.
/// </summary>
internal sealed class DeskEars(
    IClusterClient cluster, EdgeName edge, LeaseBook leases, LookBook looks, PointerRooms maps, ConsoleLines consoles, TimeProvider time, ILogger<DeskEars> logger)
    : BackgroundService, IEdgeObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<OrganisationId, Lazy<Task>> _first = new();
    private readonly ConcurrentDictionary<OrganisationId, (string Run, long Position)> _heard = new();
    private readonly Lock _making = new();
    private IEdgeObserver? _self;

    /// <summary>From the moment this completes, the edge hears of everything that happens at the desk.</summary>
    public async Task ListenAsync(OrganisationId organisation)
    {
        var first = _first.GetOrAdd(organisation, id => new Lazy<Task>(() => SubscribeAsync(id)));
        try
        {
            await first.Value;
        }
        catch
        {
            _first.TryRemove(new KeyValuePair<OrganisationId, Lazy<Task>>(organisation, first));
            throw;
        }
    }

    /// <inheritdoc />
    public Task Heard(DeskBatch batch)
    {
        // Rights first, all of them: no console may hold up the gate.
        foreach (var rights in batch.Announcements.Select(each => each.Rights).OfType<IncidentRights>())
        {
            leases.Apply(rights);
            looks.Apply(rights);
            maps.Apply(rights);
        }

        foreach (var announcement in batch.Announcements)
        {
            _heard[batch.Organisation] = (announcement.Run, announcement.Position);
            consoles.Post(batch.Organisation, ConsoleAnnouncement.Of(announcement));
        }

        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // At once: a desk that does not answer must not make the others late.
            await Task.WhenAll(_first.Keys.Select(RenewAsync));
        }
    }

    private async Task RenewAsync(OrganisationId organisation)
    {
        try
        {
            await SubscribeAsync(organisation);
        }
        catch (Exception e)
        {
            DeskLog.RenewalFailed(logger, e, organisation);
        }
    }

    private async Task SubscribeAsync(OrganisationId organisation)
    {
        // Nobody's ear: whoever came first, it hears for everybody of the organisation.
        using var acting = Caller.System("desk ears").Use();
        var before = _heard.TryGetValue(organisation, out var at) ? at : default;
        var snapshot = await cluster.GetGrain<IDeskGrain>(GrainKeys.Desk(organisation)).Subscribe(edge.Value, Self());
        foreach (var rights in snapshot.Rights)
        {
            leases.Apply(rights);
            looks.Apply(rights);
            maps.Apply(rights);
        }

        if (before.Run is null)
        {
            _heard.TryAdd(organisation, (snapshot.Run, snapshot.Position));
        }
        else if (before.Run != snapshot.Run || before.Position < snapshot.Position)
        {
            _heard[organisation] = (snapshot.Run, snapshot.Position);
            consoles.Post(organisation, ConsoleAnnouncement.Resynchronise(snapshot));
        }
    }

    /// <summary>The cluster holds the reference weakly: it must be made once and kept.</summary>
    private IEdgeObserver Self()
    {
        lock (_making)
        {
            return _self ??= cluster.CreateObjectReference<IEdgeObserver>(this);
        }
    }
}
