using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>How the tracked objects of an incident, their releases and who follows them change by its events.</summary>
internal static class ObjectEvolution
{
    public static Incident With(this Incident state, IncidentEvent.ObjectAdded added, DateTimeOffset at)
    {
        var held = new IncidentObject(added.Object, added.Kind, added.Name, added.KeepTrail, added.By, at, state.Seq);
        return state with
        {
            RightsEpoch = state.RightsEpoch + 1,
            Objects = state.Objects.Add(held),
            Items = state.Items.Add(new IncidentItem(held.Resource, added.By.Organisation, [])),
        };
    }

    public static Incident With(this Incident state, IncidentEvent.ObjectReleased released) => state with
    {
        RightsEpoch = state.RightsEpoch + 1,
        Items = [.. state.Items.Select(item => item.Holds(released.Object)
            ? item with { Releases = [.. item.Releases, released.Release] }
            : item)],
        Objects = released.Release.GivenBy is not null ? state.Objects : [.. state.Objects.Select(each => each.Id == released.Object
            ? each with { Barred = each.Barred.Remove(released.Release.To) }
            : each)],
    };

    /// <summary>What the sharing party takes away from a party is not passed on to it by another, however often that may try.</summary>
    public static Incident Barring(this Incident state, ReleaseId withdrawn) => state.ObjectOf(withdrawn) is not var (id, release) ? state : state with
    {
        Objects = [.. state.Objects.Select(each => each.Id == id && !each.Barred.Contains(release.To)
            ? each with { Barred = each.Barred.Add(release.To) }
            : each)],
    };

    public static Incident With(this Incident state, IncidentEvent.FollowingStarted started, DateTimeOffset at) => state with
    {
        Followings = state.Followings.SetItem(started.Following, new Following(started.Following, started.Object, started.By, at)),
    };

    public static Incident With(this Incident state, IncidentEvent.FollowingEnded ended) => state with
    {
        Followings = state.Followings.Remove(ended.Following),
    };

    /// <summary>The tracked object that a release is about, with that release; null when it is about none.</summary>
    public static (TrackedObjectId Object, ItemRelease Release)? ObjectOf(this Incident state, ReleaseId id)
    {
        foreach (var followed in state.Objects)
        {
            if (state.ReleasesOf(followed.Id).FirstOrDefault(each => each.Id == id) is { } release)
            {
                return (followed.Id, release);
            }
        }

        return null;
    }

    /// <summary>All releases of a tracked object, ended ones too.</summary>
    public static IReadOnlyList<ItemRelease> ReleasesOf(this Incident state, TrackedObjectId followed) =>
        state.Items.Find(item => item.Holds(followed))?.Releases ?? [];

    private static bool Holds(this IncidentItem item, TrackedObjectId followed) =>
        item.Resource is GateResource.TrackedObject known && known.Id == followed;
}
