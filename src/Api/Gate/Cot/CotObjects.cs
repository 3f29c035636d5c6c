using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Api.Gate.Cot;

/// <summary>
/// Which tracked objects an organisation is shown, as its desk says; asked once for all its devices here. It grants nothing: each
/// following asks the incident.
/// </summary>
internal sealed class CotObjects(IClusterClient cluster, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<OrganisationId, (long At, Task<CotObject[]> Objects)> _known = new();

    /// <summary>The objects that somebody's organisation is shown. Calls as whoever the caller is.</summary>
    public async Task<IReadOnlyList<CotObject>> OfAsync(Actor actor)
    {
        var organisation = actor.Organisation;
        if (!_known.TryGetValue(organisation, out var known) || time.GetElapsedTime(known.At) > Fresh || known.Objects.IsFaulted)
        {
            known = (time.GetTimestamp(), ReadAsync(organisation));
            _known[organisation] = known;
        }

        // A room does not take part, nor lead, because a device of it is switched on: somebody at a desk follows first.
        return [.. (await known.Objects).Where(each => actor.Kind != OrganisationKind.ControlRoom || each.View.Rooms.Any(room => room.Room.Id == organisation))];
    }

    private async Task<CotObject[]> ReadAsync(OrganisationId organisation) =>
        [.. from incident in (await cluster.GetGrain<IDeskGrain>(GrainKeys.Desk(organisation)).Snapshot()).Incidents
            where incident.Status != IncidentStatus.Closed && incident.Status != IncidentStatus.Dismissed
            from followed in incident.Objects
            select new CotObject(incident.Id, followed)];
}

/// <summary>A tracked object in an incident.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="View">The object, as the organisation is shown it.</param>
internal sealed record CotObject(IncidentId Incident, ObjectView View)
{
    /// <summary>Its name for TAK clients: apart in each incident, as its rights are.</summary>
    public string Uid => $"liveview.{Incident}.{View.Id}";

    /// <summary>The releases that are shown of it: others than these are another question to the incident.</summary>
    public string Releases => string.Join(' ', View.Releases.Select(each => $"{each.Id}{(each.EndedAt is null ? "" : "-")}"));
}
