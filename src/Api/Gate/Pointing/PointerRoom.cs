using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Pointing;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Pointing;

namespace LiveView.Api.Gate.Pointing;

/// <summary>
/// The map of one incident at this edge: who points, and the rights by which that is shown, until a monotonic deadline. The incident gives and
/// prolongs them; a push of newer ones counts at once and prolongs nothing. Thread-safe.
/// </summary>
internal sealed class PointerRoom(IncidentId incident, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Action> _wakes = [];
    private IncidentRights? _rights;
    private long _deadline = long.MinValue;
    private PointersTold? _told;

    public IncidentId Incident => incident;

    /// <summary>The newest rights; null when nobody confirms them.</summary>
    public IncidentRights? Rights
    {
        get
        {
            lock (_gate)
            {
                return time.GetTimestamp() < _deadline ? _rights : null;
            }
        }
    }

    /// <summary>Who points, whoever may see it.</summary>
    public IReadOnlyList<MapPointer> Pointers
    {
        get
        {
            lock (_gate)
            {
                return _told?.Pointers ?? [];
            }
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _wakes.Count == 0;
            }
        }
    }

    /// <summary>A console looks at it from now on.</summary>
    /// <param name="wake">Told of every change, and never to wait.</param>
    public void Join(Action wake)
    {
        lock (_gate)
        {
            _wakes.Add(wake);
        }
    }

    public void Leave(Action wake)
    {
        lock (_gate)
        {
            _wakes.Remove(wake);
        }
    }

    /// <summary>Takes what the incident gave; what newer rights have overtaken gives nothing: ask again.</summary>
    /// <param name="lease">What it gave.</param>
    /// <param name="askedAt">Timestamp from before it was asked: the answer's way back is not added.</param>
    public void Give(RightsLease lease, long askedAt)
    {
        lock (_gate)
        {
            if (lease.Rights.Epoch < (_rights?.Epoch ?? 0))
            {
                return;
            }

            (_rights, _deadline) = (lease.Rights, askedAt + (long)(lease.Duration.TotalSeconds * time.TimestampFrequency));
        }

        Wake();
    }

    /// <summary>Goes by newer rights from now on.</summary>
    public void Apply(IncidentRights rights)
    {
        lock (_gate)
        {
            if (rights.Epoch < (_rights?.Epoch ?? 0))
            {
                return;
            }

            _rights = rights;
        }

        Wake();
    }

    public void Hear(PointersTold told)
    {
        lock (_gate)
        {
            if (told.Run == _told?.Run && told.Version < _told.Version)
            {
                return;
            }

            _told = told;
        }

        Wake();
    }

    /// <summary>Everybody looks again.</summary>
    public void Wake()
    {
        Action[] wakes;
        lock (_gate)
        {
            wakes = [.. _wakes];
        }

        Array.ForEach(wakes, wake => wake());
    }
}
