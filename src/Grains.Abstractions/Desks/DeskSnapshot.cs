using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Releases;

namespace LiveView.Grains.Abstractions.Desks;

/// <summary>How a desk stands at one position.</summary>
/// <param name="Run">Names the desk's run.</param>
/// <param name="Position">Position of the last announcement in it.</param>
/// <param name="Incidents">Incidents the organisation takes part in: open ones and those that ended lately.</param>
/// <param name="Notices">Technical notices.</param>
/// <param name="Rights">Rights of those incidents, for the edge's gate; never sent on to a browser.</param>
[GenerateSerializer, Immutable, Alias("liveview.desk-snapshot")]
public sealed record DeskSnapshot(
    [property: Id(0)] string Run, [property: Id(1)] long Position, [property: Id(2)] IncidentView[] Incidents,
    [property: Id(3)] DeskNotice[] Notices, [property: Id(4)] IncidentRights[] Rights);
