using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>The rules of bringing tracked objects in and of releasing them. That the sharing party does so has been seen to before.</summary>
public static class ObjectRules
{
    /// <summary>Greatest number of tracked objects in one incident.</summary>
    public const int Most = 20;

    internal static Outcome Add(Incident state, IncidentCommand.AddObject add, Actor by)
    {
        if (add.Object.Owner != by.Organisation)
        {
            return Missing(add.Object.Id);
        }

        if (state.Objects.Exists(each => each.Id == add.Object.Id))
        {
            return Outcome.Accept();
        }

        return state.Objects.Count < Most
            ? Outcome.Accept(new IncidentEvent.ObjectAdded(by, add.Object.Id, add.Object.Kind, add.Object.Name, add.Object.KeepTrail))
            : Outcome.Refuse("too-many-objects", $"This incident follows {Most} objects already.");
    }

    /// <summary>The tracked object that raised an alarm comes with it. An alarm is never refused because its object cannot.</summary>
    internal static IReadOnlyList<IncidentEvent> Raising(Incident state, IncidentCommand.Raise raise, Actor by) =>
        raise.Object is { } raises && Add(state, new IncidentCommand.AddObject(raises), by) is { Refusal: null } added ? added.Events : [];

    internal static Outcome Release(Incident state, IncidentCommand.ReleaseObject release, Actor by, DateTimeOffset now)
    {
        if (state.NotificationTo(release.To) is not { LeftAt: null })
        {
            return Outcome.Refuse("not-notified", "Forward the incident to that control room first.");
        }

        if (state.Objects.Find(each => each.Id == release.Object) is not { } followed)
        {
            return Missing(release.Object);
        }

        var policy = state.Site!.Policy;
        if (!policy.MayRelease(GateAction.Track))
        {
            return Outcome.Refuse("policy-forbids", $"The source policy of this connection does not allow '{GateAction.Track}' to be released.");
        }

        if (release.Trail == TrailUse.Kept && !followed.KeepTrail)
        {
            return Outcome.Refuse("no-trail", "Where this object was is not stored: release it live only.");
        }

        if (release.Until <= now)
        {
            return Outcome.Refuse("bad-until", "The release would end before it begins: choose a later moment.");
        }

        return ReleaseRules.OutsideHours(policy, now) ?? ReleaseRules.StrongEnough(policy, by) ?? New(state, release, by, now);
    }

    private static Outcome New(Incident state, IncidentCommand.ReleaseObject release, Actor by, DateTimeOffset now)
    {
        var policy = state.Site!.Policy;
        var longest = ReleaseRules.End(policy, now);
        return Stands(state, release, now)
            ? Outcome.Accept()
            : Outcome.Accept(new IncidentEvent.ObjectReleased(by, release.Object, new ItemRelease(
                release.To, policy.LegalBasis, now, release.Until < longest ? release.Until.Value : longest, ReleaseRules.NextId(state, 0), null,
                policy.SecondPerson ? by.Person : null, release.Trail)));
    }

    /// <summary>Whether a release that is under way shows as much, for as long as was asked for.</summary>
    internal static bool Stands(Incident state, IncidentCommand.ReleaseObject wanted, DateTimeOffset now) => state.ReleasesOf(wanted.Object).Any(
        each => each.To == wanted.To && each.IsOpenAt(now) && each.Trail >= wanted.Trail && (wanted.Until is null || each.Until >= wanted.Until));

    /// <summary>The refusal of an object that is not there, or another's: who asks does not learn which.</summary>
    public static Refusal NoSuchObject(TrackedObjectId id) => new("no-such-object", $"There is no tracked object '{id}' for this incident.");

    private static Outcome Missing(TrackedObjectId id) => Outcome.Refuse("no-such-object", NoSuchObject(id).Message);
}
