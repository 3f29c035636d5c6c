using LiveView.Api.Identity;
using LiveView.Domain.Incidents.Views;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Api.Desks;

/// <summary>How a desk stands, for a console.</summary>
internal sealed record ConsoleSnapshot(
    string Run, long Position, OrganisationView Organisation, IReadOnlyList<IncidentView> Incidents, IReadOnlyList<DeskNotice> Notices,
    DateTimeOffset ServerTime);
