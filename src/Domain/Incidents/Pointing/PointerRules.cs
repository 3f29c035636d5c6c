using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents.Pointing;

/// <summary>
/// Who points on the map of an incident, and who sees that. As with a drawing: whoever may see what is pointed at. Releases are judged at the
/// moment of the rights themselves.
/// </summary>
public static class PointerRules
{
    /// <summary>Most pointers of an incident at once: more would hide the map.</summary>
    public const int MostShown = 16;

    /// <summary>Whether somebody sees a pointer.</summary>
    /// <param name="pointer">The pointer; its party must still take part.</param>
    /// <param name="viewer">Who would see it.</param>
    /// <param name="rights">The incident's rights.</param>
    public static bool Shows(MapPointer pointer, Actor viewer, IncidentRights rights)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(rights);
        return PictureGate.WhyNoMap(viewer, rights) is null
            && (pointer.By.Id == rights.SharingParty || rights.Parties.Contains(pointer.By.Id))
            && pointer.Objects.All(each => Follows(viewer, each, rights));
    }

    /// <summary>The tracked objects that somebody's map may show: a pointer on that map gives away where they are.</summary>
    public static IReadOnlyList<TrackedObjectId> OnMapOf(Actor actor, IncidentRights rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return [.. rights.Items.Select(each => each.Resource).OfType<GateResource.TrackedObject>().Select(each => each.Id)
            .Where(each => Follows(actor, each, rights))];
    }

    private static bool Follows(Actor actor, TrackedObjectId followed, IncidentRights rights) =>
        PictureGate.Decide(actor, GateAction.Track, new GateResource.TrackedObject(followed), rights, rights.At) is GateDecision.Permit;
}
