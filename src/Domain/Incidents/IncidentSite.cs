using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Checks;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>The connection as it was when the incident was raised.</summary>
/// <param name="Connection">The connection number.</param>
/// <param name="Name">Name of the site.</param>
/// <param name="SharingParty">The party that shares.</param>
/// <param name="Address">Where it is, in words.</param>
/// <param name="Municipality">Name of the municipality.</param>
/// <param name="Position">Where it is, WGS84.</param>
/// <param name="Cameras">Its cameras.</param>
/// <param name="Policy">What may be done with its pictures.</param>
/// <param name="Plans">Its floor plans; null for none.</param>
/// <param name="Checklists">What the sharing party does at an alarm, by kind; null for nothing in particular.</param>
public sealed record IncidentSite(
    ConnectionNumber Connection, string Name, OrganisationName SharingParty, SiteAddress Address, string Municipality,
    GeoPosition Position, IReadOnlyList<IncidentCamera> Cameras, SourcePolicy Policy,
    IReadOnlyList<SitePlan>? Plans = null, IReadOnlyList<Checklist>? Checklists = null)
{
    /// <summary>Takes what an incident needs of a site.</summary>
    public static IncidentSite Of(Site site, OrganisationName sharingParty, string municipality, IReadOnlyList<SitePlan> plans) => new(
        site.Number, site.Name, sharingParty, site.Address, municipality, site.Position,
        [.. site.Cameras.Select(camera => new IncidentCamera(camera.Id, camera.Name, camera.Viewpoint, camera.Position, camera.Bearing))],
        site.Policy, plans.Count == 0 ? null : plans, site.Checklists);
}
