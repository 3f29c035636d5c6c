using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents.Views;

/// <summary>What one organisation may know of the photos and plans of an incident.</summary>
internal static class MaterialProjection
{
    /// <summary>The sharing party sees all; a receiver of an open incident what is released to it now, and nobody else's name.</summary>
    public static IEnumerable<MaterialView> MaterialFor(
        this Incident incident, OrganisationId reader, DateTimeOffset now, Func<Actor, ByView> who, Func<OrganisationId, OrganisationName> named)
    {
        var shares = incident.SharingParty.Id == reader;
        return
            from material in incident.Material
            let releases = incident.ReleasesOf(material.Id)
            where shares || (incident.IsOpen && releases.Any(each => each.To == reader && each.RunsAt(now)))
            select new MaterialView(
                material.Id, material.Kind, material.Title, material.Content.Width, material.Content.Height, who(material.By), material.At,
                shares && incident.IsOpen && incident.Site!.Policy.MayRelease(IncidentMaterial.Look(material.Kind)),
                [.. releases.Where(each => each.Id is not null && (shares || (each.To == reader && !each.IsPending))).Select(Release)],
                [.. shares ? Looks(material, named) : []]);
    }

    /// <summary>Whether a piece of material can be released to a party that was told; hours are left to the decider.</summary>
    public static bool MoreMaterialToRelease(this Incident incident, DateTimeOffset now) =>
        incident.Notifications.Exists(told => told.LeftAt is null && incident.Material.Exists(material =>
            incident.Site!.Policy.MayRelease(IncidentMaterial.Look(material.Kind))
            && !incident.ReleasesOf(material.Id).Any(each => each.To == told.Room.Id && each.IsOpenAt(now))));

    private static MaterialReleaseView Release(ItemRelease release) =>
        new(release.Id!.Value, release.To, release.Since, release.Until, release.EndedAt, release.IsPending);

    private static IEnumerable<MaterialLooksView> Looks(IncidentMaterial material, Func<OrganisationId, OrganisationName> named) =>
        material.Looks.OrderBy(each => each.Value.LastAt).Select(each => new MaterialLooksView(named(each.Key), each.Value.Count, each.Value.LastAt));
}
