using LiveView.Domain.Parties;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Connections;

/// <summary>Everything one party file says, once it is found valid.</summary>
/// <param name="Organisations">Organisations, each id once.</param>
/// <param name="Sites">Connections, each number, camera id and alarm account once.</param>
public sealed record PartyRegister(IReadOnlyList<Organisation> Organisations, IReadOnlyList<Site> Sites)
{
    private readonly IReadOnlyList<TrackedObject>? _objects;

    /// <summary>Tracked objects, each id once, each device once per organisation.</summary>
    public IReadOnlyList<TrackedObject> Objects
    {
        get => _objects ?? [];
        init => _objects = value;
    }
}
