using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Shelving;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>The rules of giving, confirming and taking back a release. That the sharing party asks has been seen to before.</summary>
internal static class ReleaseRules
{
    public static Outcome Release(Incident state, IncidentCommand.ReleaseCamera release, Actor by, DateTimeOffset now)
    {
        if (state.NotificationTo(release.To) is not { LeftAt: null })
        {
            return Outcome.Refuse("not-notified", "Forward the incident to that control room first.");
        }

        var capabilities = Wanted(state, release);
        return MayRelease(state, release.Camera, capabilities, by, now)
            ?? PreAlarm(state.Site!.Policy, release)
            ?? LookBack(state, release, now)
            ?? Outcome.Accept([.. NewRelease(state, [], release with { Capabilities = capabilities }, by, now)]);
    }

    /// <summary>Why a camera may not be released, or null.</summary>
    public static Outcome? MayRelease(Incident state, CameraId camera, CapabilitySet capabilities, Actor by, DateTimeOffset now)
    {
        var policy = state.Site!.Policy;
        if (!state.Site.Cameras.Any(each => each.Id == camera))
        {
            return Outcome.Refuse("camera-not-on-site", $"Camera '{camera}' does not belong to connection {state.Site.Connection}.");
        }

        if (capabilities.Count == 0)
        {
            return Outcome.Refuse("no-capability", "Choose what may be done with the camera, such as watching live.");
        }

        foreach (var action in capabilities)
        {
            if (!new GateResource.Camera(camera).Takes(action))
            {
                return Outcome.Refuse("not-of-a-camera", $"'{action}' is nothing that is done with a camera.");
            }

            if (!policy.MayRelease(action))
            {
                return action == GateAction.Live
                    ? Outcome.Refuse("policy-forbids-live", "The source policy of this connection does not allow live pictures to be released.")
                    : Outcome.Refuse("policy-forbids", $"The source policy of this connection does not allow '{action}' to be released.");
            }
        }

        return OutsideHours(policy, now) ?? StrongEnough(policy, by);
    }

    /// <summary>Why nothing may be released at this hour, or null.</summary>
    public static Outcome? OutsideHours(SourcePolicy policy, DateTimeOffset now) => policy.IsWithinHours(now)
        ? null
        : Outcome.Refuse(
            "outside-release-hours",
            $"The source policy allows release from {policy.ReleaseHours!.From:HH\\:mm} to {policy.ReleaseHours.To:HH\\:mm} only.");

    /// <summary>When a release that begins now ends by itself, UTC.</summary>
    public static DateTimeOffset End(SourcePolicy policy, DateTimeOffset now)
    {
        var longest = now + TimeSpan.FromMinutes(policy.ReleaseMinutes);
        return policy.ReleaseHours?.EndAfter(now) is { } hoursEnd && hoursEnd < longest ? hoursEnd : longest;
    }

    /// <summary>The identifier of the next release, of whatever it is.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="pending">Number of releases that are decided on and not yet in it.</param>
    public static ReleaseId NextId(Incident state, int pending) =>
        ReleaseId.Parse($"r{state.Releases.Count + state.Items.Sum(item => item.Releases.Count) + pending + 1}");

    /// <summary>The event that releases a camera, unless a release that is under way allows as much.</summary>
    public static IEnumerable<IncidentEvent> NewRelease(
        Incident state, List<IncidentEvent> pending, IncidentCommand.ReleaseCamera wanted, Actor by, DateTimeOffset now)
    {
        var capabilities = Wanted(state, wanted);
        var replaySince = ReplaySince(state, wanted);
        if (Stands(state, wanted, now))
        {
            yield break;
        }

        var policy = state.Site!.Policy;
        yield return new IncidentEvent.Released(by, new ImageRelease(
            NextId(state, pending.OfType<IncidentEvent.Released>().Count()), wanted.Camera, state.SharingParty.Id, wanted.To, policy.LegalBasis,
            now, End(policy, now), null, capabilities, replaySince, state.Kind, policy.SecondPerson ? by.Person : null, wanted.PreAlarmSeconds));
    }

    /// <summary>Whether a release that is under way allows as much as is wanted.</summary>
    public static bool Stands(Incident state, IncidentCommand.ReleaseCamera wanted, DateTimeOffset now)
    {
        var (capabilities, since) = (Wanted(state, wanted), ReplaySince(state, wanted));
        return state.Releases.Exists(each => each.Camera == wanted.Camera && each.To == wanted.To && each.IsOpenAt(now)
            && capabilities.All(each.Allows) && (since is null || each.PicturesFrom <= since));
    }

    private static CapabilitySet Wanted(Incident state, IncidentCommand.ReleaseCamera wanted) => wanted.Capabilities ?? state.Site!.Policy.WatchingLive;

    /// <summary>From when on pictures may be looked back at; null when they may not.</summary>
    private static DateTimeOffset? ReplaySince(Incident state, IncidentCommand.ReleaseCamera wanted) =>
        LooksBack(wanted) ? wanted.ReplaySince ?? Reach(state, wanted) : null;

    private static bool LooksBack(IncidentCommand.ReleaseCamera wanted) =>
        wanted.Capabilities is { } capabilities && (capabilities.Contains(GateAction.Replay) || capabilities.Contains(GateAction.Clip));

    /// <summary>The earliest picture a release may reach back to, UTC: the alarm, or as many seconds before it as were agreed on.</summary>
    private static DateTimeOffset Reach(Incident state, IncidentCommand.ReleaseCamera wanted) =>
        state.RaisedAt.AddSeconds(-wanted.PreAlarmSeconds);

    public static Outcome Confirm(Incident state, ReleaseId id, Actor by, DateTimeOffset now)
    {
        return Standing(state, id, now) switch
        {
            null => NoSuchRelease(id),
            { Ended: false, PendingBy: null } => Outcome.Accept(),
            { Open: false } => Outcome.Refuse("release-ended", "That release has ended: release it again."),
            { PendingBy: var giver } when giver == by.Person => Outcome.Refuse(
                "same-person", "You gave this release yourself: a colleague must confirm it."),
            _ => StrongEnough(state.Site!.Policy, by) ?? Outcome.Accept(new IncidentEvent.ReleaseConfirmed(by, id)),
        };
    }

    public static Outcome Withdraw(Incident state, ReleaseId id, Actor by) => Standing(state, id, default) switch
    {
        null => NoSuchRelease(id),
        { Ended: true } => Outcome.Accept(),
        _ => Outcome.Accept(new IncidentEvent.Withdrawn(by, id)),
    };

    public static Outcome EndExpired(Incident state, Actor by, DateTimeOffset now)
    {
        var images = state.Releases.Where(each => each.EndedAt is null && each.Until <= now).Select(each => each.Id);
        var items = state.Items.SelectMany(item => item.Releases).Where(each => each.EndedAt is null && each.Until <= now).Select(each => each.Id);
        return Outcome.Accept([
            .. images.Concat(items.OfType<ReleaseId>()).Select(each => new IncidentEvent.Expired(by, each)),
            .. ShelvingRules.Due(state, by, now),
            .. ControlRules.Expired(state, by, now),
            .. InvitationRules.Expired(state, by, now)]);
    }

    /// <summary>Why a release may not reach back before the alarm as far as is wanted, or null.</summary>
    private static Outcome? PreAlarm(SourcePolicy policy, IncidentCommand.ReleaseCamera wanted) => wanted.PreAlarmSeconds switch
    {
        0 => null,
        < 0 => Outcome.Refuse("bad-pre-alarm", "Give the seconds from before the alarm as 0 or more."),
        var seconds when seconds > policy.PreAlarm.TotalSeconds => Outcome.Refuse(
            "pre-alarm-not-agreed",
            $"The source policy allows {policy.PreAlarm.TotalSeconds:0} seconds from before the alarm, not {seconds}: ask for no more."),
        _ when !LooksBack(wanted) => Outcome.Refuse(
            "pre-alarm-without-replay", "Seconds from before the alarm are looked back at: release looking back or clips with them."),
        _ => null,
    };

    private static Outcome? LookBack(Incident state, IncidentCommand.ReleaseCamera wanted, DateTimeOffset now) =>
        wanted.ReplaySince is { } since && (since < Reach(state, wanted) || since > now)
            ? Outcome.Refuse(
                "bad-replay-since",
                $"A replay begins no earlier than {wanted.PreAlarmSeconds} seconds before the alarm, as many as the release says, and not in the future.")
            : null;

    /// <summary>Why somebody's sign-in is too weak for this, or null.</summary>
    public static Outcome? StrongEnough(SourcePolicy policy, Actor by) =>
        by.IsSignedInBy(policy.MinimumSignIn)
            ? null
            : Outcome.Refuse(DenyCode.Of(DenyReason.SignInTooWeak), DenyCode.Text(DenyReason.SignInTooWeak));

    /// <summary>How a release, of whatever it is, stands, or null when there is none of that name.</summary>
    private static ReleaseStanding? Standing(Incident state, ReleaseId id, DateTimeOffset now) =>
        state.Releases.Find(each => each.Id == id) is { } image
            ? new ReleaseStanding(image.EndedAt is not null, image.IsOpenAt(now), image.PendingBy)
            : state.Items.SelectMany(each => each.Releases).FirstOrDefault(each => each.Id == id) is { } item ? new ReleaseStanding(item.EndedAt is not null, item.IsOpenAt(now), item.PendingBy) : null;

    private static Outcome NoSuchRelease(ReleaseId id) =>
        Outcome.Refuse("no-such-release", $"Release '{id}' does not exist in this incident.");

    private sealed record ReleaseStanding(bool Ended, bool Open, PersonId? PendingBy);
}
