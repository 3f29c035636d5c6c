using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Pointing;

namespace LiveView.Api.Gate.Pointing;

/// <summary>The maps that are open at this edge: one ear for the pointers on all of them, and their rights asked for anew every second.</summary>
internal sealed class PointerRooms(IClusterClient cluster, EdgeName edge, TimeProvider time, ILogger<PointerRooms> logger)
    : BackgroundService, IPointersObserver
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>A silo that dies takes the question with it: time enough is left to ask again before the rights run out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>How often the incident is asked for its first answer when newer rights overtake it.</summary>
    private const int Overtakings = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<IncidentId, PointerRoom> _rooms = [];
    private IPointersObserver? _self;

    /// <summary>A console opens a map.</summary>
    /// <param name="incident">Of which incident.</param>
    /// <param name="wake">Told of every change, and never to wait.</param>
    /// <returns>The map; without rights when nobody could say them.</returns>
    public async Task<PointerRoom> JoinAsync(IncidentId incident, Action wake)
    {
        PointerRoom? room;
        lock (_gate)
        {
            if (!_rooms.TryGetValue(incident, out room))
            {
                _rooms[incident] = room = new PointerRoom(incident, time);
            }

            room.Join(wake);
        }

        for (var attempt = 0; attempt < Overtakings && room.Rights is null; attempt++)
        {
            await RenewAsync(room);
        }

        return room;
    }

    /// <summary>Holds the map of an incident, where it is open, against its newest rights.</summary>
    public void Apply(IncidentRights rights) => Find(rights.Incident)?.Apply(rights);

    /// <inheritdoc />
    public Task Heard(PointersTold told)
    {
        Find(told.Incident)?.Hear(told);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Task.WhenAll(Forget().Select(LeaveAsync).Concat(Open().Select(RenewAsync)));
        }
    }

    private async Task RenewAsync(PointerRoom room)
    {
        using var acting = Caller.System("pointers").Use();
        await Task.WhenAll(AskRightsAsync(room), AskPointersAsync(room));
        // Also when nobody answered: what they stand on may have run out.
        room.Wake();
    }

    private async Task AskRightsAsync(PointerRoom room)
    {
        var askedAt = time.GetTimestamp();
        try
        {
            room.Give(await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(room.Incident)).MapRights().WaitAsync(Patience, time), askedAt);
        }
        catch (Exception e)
        {
            PointerLog.RightsNotAsked(logger, e, room.Incident);
        }
    }

    private async Task AskPointersAsync(PointerRoom room)
    {
        try
        {
            room.Hear(await Grain(room).Subscribe(edge.Value, Self()).WaitAsync(Patience, time));
        }
        catch (Exception e)
        {
            PointerLog.PointersNotHeard(logger, e, room.Incident);
        }
    }

    private async Task LeaveAsync(PointerRoom room)
    {
        using var acting = Caller.System("pointers").Use();
        try
        {
            await Grain(room).Unsubscribe(edge.Value).WaitAsync(Patience, time);
        }
        catch (Exception e)
        {
            // It is dropped there by itself.
            PointerLog.PointersNotHeard(logger, e, room.Incident);
        }
    }

    private IPointersGrain Grain(PointerRoom room) => cluster.GetGrain<IPointersGrain>(GrainKeys.Pointers(room.Incident));

    private PointerRoom? Find(IncidentId incident)
    {
        lock (_gate)
        {
            return _rooms.GetValueOrDefault(incident);
        }
    }

    private PointerRoom[] Open()
    {
        lock (_gate)
        {
            return [.. _rooms.Values];
        }
    }

    /// <summary>Maps at which nobody looks any more; who opens one again begins anew.</summary>
    private PointerRoom[] Forget()
    {
        lock (_gate)
        {
            PointerRoom[] empty = [.. _rooms.Values.Where(each => each.IsEmpty)];
            foreach (var room in empty)
            {
                _rooms.Remove(room.Incident);
            }

            return empty;
        }
    }

    /// <summary>The cluster holds the reference weakly: it must be made once and kept.</summary>
    private IPointersObserver Self()
    {
        lock (_gate)
        {
            return _self ??= cluster.CreateObjectReference<IPointersObserver>(this);
        }
    }
}
