using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>Whoever follows a tracked object: the gate decides, and it is written down before a position leaves.</summary>
public static class FollowingRules
{
    /// <summary>The objects of an incident that somebody may follow at a moment: whatever the gate lets through, and nothing else.</summary>
    public static IEnumerable<TrackedObjectId> Open(Incident state, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var rights = state.Rights();
        return state.Objects.Select(each => each.Id).Where(
            each => PictureGate.Decide(by, GateAction.Track, new GateResource.TrackedObject(each), rights, now) is GateDecision.Permit);
    }

    /// <summary>Why somebody follows nothing of an incident, whatever is in it; null when that depends on the object.</summary>
    public static Refusal? Refuses(Incident state, Actor by)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(by);
        return !state.TakesPart(by.Organisation) ? IncidentDecider.NoSuchIncident
            : state.IsOpen ? null
            : new Refusal(DenyCode.Of(DenyReason.IncidentClosed), DenyCode.Text(DenyReason.IncidentClosed));
    }

    internal static Outcome Start(Incident state, IncidentCommand.StartFollowing start, Actor by, DateTimeOffset now) =>
        PictureGate.Decide(by, GateAction.Track, new GateResource.TrackedObject(start.Object), state.Rights(), now) switch
        {
            GateDecision.Deny deny => Outcome.Refuse(DenyCode.Of(deny.Reason), DenyCode.Text(deny.Reason)),
            GateDecision.Permit when state.Viewings.ContainsKey(start.Following) => InUse(start),
            GateDecision.Permit => state.Followings.GetValueOrDefault(start.Following) switch
            {
                null => Outcome.Accept(
                    [new IncidentEvent.FollowingStarted(by, start.Following, start.Object), .. LeadRules.Joining(state, start.Object, by, now)]),
                var known when known.By == by && known.Object == start.Object => Outcome.Accept(),
                _ => InUse(start),
            },
            var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
        };

    internal static Outcome End(Incident state, IncidentCommand.EndFollowing end, Actor by) =>
        !state.Followings.TryGetValue(end.Following, out var following) || following.By.Organisation != by.Organisation
            ? Outcome.Accept()
            : Outcome.Accept(new IncidentEvent.FollowingEnded(
                following.By, end.Following, following.Object, end.Reason, end.Positions, end.First, end.Last));

    private static Outcome InUse(IncidentCommand.StartFollowing start) =>
        Outcome.Refuse("viewing-exists", $"Viewing '{start.Following}' is under way already: take an identifier of its own.");
}
