using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>How the photos and plans of an incident, and their releases, change by its events.</summary>
internal static class MaterialEvolution
{
    /// <summary>The plans of its site come with the incident.</summary>
    public static Incident WithPlansOfSite(this Incident state, IncidentEvent.Raised raised, DateTimeOffset at) =>
        (raised.Site.Plans ?? []).Aggregate(state, (next, plan) => next.Holding(
            new IncidentMaterial(plan.Id, MaterialKind.Plan, plan.Title, plan.Content, raised.By, at, null)));

    public static Incident With(this Incident state, IncidentEvent.MaterialAdded added, DateTimeOffset at) =>
        state.Holding(new IncidentMaterial(added.Material, added.Kind, added.Title, added.Content, added.By, at, state.Seq)) with
        {
            RightsEpoch = state.RightsEpoch + 1,
        };

    public static Incident With(this Incident state, IncidentEvent.MaterialReleased released) => state with
    {
        RightsEpoch = state.RightsEpoch + 1,
        Items = [.. state.Items.Select(item => item.Holds(released.Material)
            ? item with { Releases = [.. item.Releases, released.Release] }
            : item)],
    };

    public static Incident With(this Incident state, IncidentEvent.MaterialViewed viewed, DateTimeOffset at) => state with
    {
        Material = [.. state.Material.Select(each => each.Id == viewed.Material
            ? each with { Looks = each.Looks.SetItem(viewed.By.Organisation, new MaterialLooks(each.LooksOf(viewed.By.Organisation) + 1, at)) }
            : each)],
    };

    /// <summary>The incident with other releases of its items; the epoch is left to whoever asks.</summary>
    public static Incident ItemReleases(this Incident state, Func<ItemRelease, bool> which, Func<ItemRelease, ItemRelease> change) =>
        state.Items.Exists(item => item.Releases.Any(which))
            ? state with
            {
                Items = [.. state.Items.Select(item => item with
                {
                    Releases = [.. item.Releases.Select(each => which(each) ? change(each) : each)],
                })],
            }
            : state;

    /// <summary>The material that a release is about, with that release; null when it is about none.</summary>
    public static (MaterialId Material, ItemRelease Release)? MaterialOf(this Incident state, ReleaseId id)
    {
        foreach (var material in state.Material)
        {
            if (state.ReleasesOf(material.Id).FirstOrDefault(each => each.Id == id) is { } release)
            {
                return (material.Id, release);
            }
        }

        return null;
    }

    /// <summary>All releases of a piece of material, ended ones too.</summary>
    public static IReadOnlyList<ItemRelease> ReleasesOf(this Incident state, MaterialId material) =>
        state.Items.Find(item => item.Holds(material))?.Releases ?? [];

    private static Incident Holding(this Incident state, IncidentMaterial material) => state with
    {
        Material = state.Material.Add(material),
        Items = state.Items.Add(new IncidentItem(material.Resource, state.SharingParty.Id, [])),
    };

    private static int LooksOf(this IncidentMaterial material, OrganisationId party) => material.Looks.GetValueOrDefault(party)?.Count ?? 0;

    private static bool Holds(this IncidentItem item, MaterialId material) => item.Resource switch
    {
        GateResource.Photo photo => photo.Id == material,
        GateResource.Plan plan => plan.Id == material,
        _ => false,
    };
}
