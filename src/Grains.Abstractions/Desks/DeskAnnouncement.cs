using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Releases;

namespace LiveView.Grains.Abstractions.Desks;

/// <summary>One thing a desk tells its consoles.</summary>
/// <param name="Run">Names the desk's run: positions start anew with each.</param>
/// <param name="Position">Rises by one per announcement of a run.</param>
/// <param name="Event">Stable name of what happened.</param>
/// <param name="Incident">The incident as the organisation may know it now, or null.</param>
/// <param name="Notice">A technical notice, or null.</param>
/// <param name="Rights">The incident's rights, for the edge's gate; never sent on to a browser.</param>
[GenerateSerializer, Immutable, Alias("liveview.desk-announcement")]
public sealed record DeskAnnouncement(
    [property: Id(0)] string Run, [property: Id(1)] long Position, [property: Id(2)] string Event,
    [property: Id(3)] IncidentView? Incident, [property: Id(4)] DeskNotice? Notice, [property: Id(5)] IncidentRights? Rights);
