using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Releases;

/// <summary>
/// "No incident, no image": the one decision about pictures, positions and plans. It denies unless a rule permits, and what is forbidden
/// stays so whatever permits it. <c>docs/rules.md</c> is made by asking it.
/// </summary>
public static class PictureGate
{
    /// <summary>Longest time a permit holds without being renewed: what a lost push or a partition can cost.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(4);

    /// <summary>Decides whether an actor may do something with a camera, plan, photo or tracked object now.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="action">What is wanted.</param>
    /// <param name="resource">With what.</param>
    /// <param name="rights">The incident's rights.</param>
    /// <param name="now">Now, UTC.</param>
    public static GateDecision Decide(
        Actor actor, GateAction action, GateResource resource, IncidentRights rights, DateTimeOffset now)
    {
        if (Forbids(actor, action, resource, rights) is { } forbidden)
        {
            return GateDecision.Deny.For(forbidden);
        }

        return resource is GateResource.Camera camera
            ? OfCamera(actor, action, camera.Id, rights, now)
            : OfItem(actor, action, resource, rights, now);
    }

    /// <summary>Why somebody has no map of an incident, whatever is released: what forbids to follow anything on it. Null for who has one.</summary>
    /// <param name="actor">Who wants to look at it, or to point on it.</param>
    /// <param name="rights">The incident's rights.</param>
    public static DenyReason? WhyNoMap(Actor actor, IncidentRights rights) =>
        Forbids(actor, GateAction.Track, new GateResource.TrackedObject(default), rights);

    /// <summary>What no release makes good.</summary>
    private static DenyReason? Forbids(Actor actor, GateAction action, GateResource resource, IncidentRights rights)
    {
        if (!rights.IsOpen)
        {
            return DenyReason.IncidentClosed;
        }

        if (actor.Kind == OrganisationKind.NationalOperator || !Enum.IsDefined(actor.Kind))
        {
            return DenyReason.NeverForThisParty;
        }

        if (!resource.Takes(action))
        {
            return DenyReason.ActionDoesNotFit;
        }

        if (!GateRoles.Does(actor.Role, action))
        {
            return DenyReason.RoleMissing;
        }

        if (!actor.IsSignedInBy(rights.Policy.MinimumSignIn))
        {
            return DenyReason.SignInTooWeak;
        }

        return Shares(actor, rights) || Receives(actor, rights) ? null : DenyReason.NotTakingPart;
    }

    private static GateDecision OfCamera(Actor actor, GateAction action, CameraId camera, IncidentRights rights, DateTimeOffset now)
    {
        if (!Holds(rights.Cameras, camera))
        {
            return GateDecision.Deny.For(DenyReason.NotInIncident);
        }

        if (!rights.Policy.IsThere(action))
        {
            return GateDecision.Deny.For(action == GateAction.Audio ? DenyReason.AudioOff : DenyReason.NotRecorded);
        }

        if (Shares(actor, rights))
        {
            return action == GateAction.ControlRequest
                ? GateDecision.Deny.For(DenyReason.OwnerOperatesItself)
                : Permit(action, rights, now, DateTimeOffset.MaxValue);
        }

        return PolicyForbids(action, rights, now) is { } forbidden
            ? GateDecision.Deny.For(forbidden)
            : ReleasedTo(actor.Organisation, action, camera, rights, now);
    }

    private static GateDecision OfItem(Actor actor, GateAction action, GateResource resource, IncidentRights rights, DateTimeOffset now)
    {
        if (Item(rights.Items, resource) is not { } item)
        {
            return GateDecision.Deny.For(DenyReason.NotInIncident);
        }

        if (item.Owner == actor.Organisation)
        {
            return Permit(action, rights, now, DateTimeOffset.MaxValue, trail: TrailUse.Kept);
        }

        // What a receiver brought in, such as a photo from the street, is not of the site: its policy says nothing of it.
        if (item.Owner == rights.SharingParty && PolicyForbids(action, rights, now) is { } forbidden)
        {
            return GateDecision.Deny.For(forbidden);
        }

        var (reason, toldWhy) = (DenyReason.NotReleased, false);
        ItemRelease? best = null;
        for (var i = 0; i < item.Releases.Count; i++)
        {
            var release = item.Releases[i];
            if (release.To != actor.Organisation || now < release.Since)
            {
                continue;
            }

            if (!release.IsOpenAt(now))
            {
                reason = toldWhy || release.IsPending ? reason : release.RanOutBy(now) ? DenyReason.ReleaseExpired : DenyReason.Withdrawn;
            }
            else if (Standing(release, item, rights, now) is not { } stands)
            {
                (reason, toldWhy) = (DenyReason.NotPassedOn, true);
            }
            else if (release.IsPending || string.IsNullOrWhiteSpace(release.LegalBasis))
            {
                (reason, toldWhy) = (release.IsPending ? DenyReason.ReleasePending : DenyReason.NoPurpose, true);
            }
            else if (best is null || Shows(stands).CompareTo(Shows(best)) > 0)
            {
                best = stands;
            }
        }

        return best is null
            ? GateDecision.Deny.For(reason)
            : Permit(
                action, rights, now, item.Owner == rights.SharingParty ? Earlier(best.Until, HoursEnd(rights, now)) : best.Until, best.Since,
                best.Trail ?? TrailUse.LiveOnly);
    }

    /// <summary>A release as it serves now: one that was passed on shows no more than its giver has itself; null when the giver has nothing.</summary>
    private static ItemRelease? Standing(ItemRelease release, IncidentItem item, IncidentRights rights, DateTimeOffset now) =>
        release.GivenBy is not { } giver ? release
        : GivenTo(giver, item, rights, now) is { } given ? release.NoMoreThan(given)
        : null;

    /// <summary>Of two releases the one that shows more of the way counts, and of those the longer one.</summary>
    private static (TrailUse Trail, DateTimeOffset Until) Shows(ItemRelease release) => (release.Trail ?? TrailUse.LiveOnly, release.Until);

    /// <summary>A release that is open and does not serve says best why not; else the last one that ended does.</summary>
    private static GateDecision ReleasedTo(
        OrganisationId receiver, GateAction action, CameraId camera, IncidentRights rights, DateTimeOffset now)
    {
        var (reason, toldWhy, until, picturesFrom) = (DenyReason.NotReleased, false, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        for (var i = 0; i < rights.Releases.Count; i++)
        {
            var release = rights.Releases[i];
            if (release.Camera != camera || release.To != receiver || now < release.Since)
            {
                continue;
            }

            if (!release.IsOpenAt(now))
            {
                reason = toldWhy || release.IsPending ? reason : release.RanOutBy(now) ? DenyReason.ReleaseExpired : DenyReason.Withdrawn;
                continue;
            }

            var given = release.Giver == rights.SharingParty ? release : GivenTo(release.Giver, action, camera, rights, now);
            if (Refuses(release, given, action, rights) is { } refused)
            {
                (reason, toldWhy) = (refused, true);
            }
            else if (Earlier(release.Until, given!.Until) is var end && end > until)
            {
                (until, picturesFrom) = (end, Later(release.PicturesFrom, given.PicturesFrom));
            }
        }

        return until == DateTimeOffset.MinValue
            ? GateDecision.Deny.For(reason)
            : Permit(action, rights, now, Earlier(until, HoursEnd(rights, now)), picturesFrom);
    }

    private static DenyReason? Refuses(ImageRelease release, ImageRelease? given, GateAction action, IncidentRights rights)
    {
        if (given is null)
        {
            return DenyReason.NotPassedOn;
        }

        if (release.IsPending)
        {
            return DenyReason.ReleasePending;
        }

        if (string.IsNullOrWhiteSpace(release.LegalBasis) || (release.Purpose ?? rights.Kind) != rights.Kind)
        {
            return DenyReason.NoPurpose;
        }

        return release.Allows(action) ? null : DenyReason.NotAllowedByRelease;
    }

    /// <summary>The sharing party's own release to a receiver that passed it on, while it runs and may be passed on.</summary>
    private static ImageRelease? GivenTo(
        OrganisationId giver, GateAction action, CameraId camera, IncidentRights rights, DateTimeOffset now)
    {
        if (!rights.Policy.PassOn || !Holds(rights.Parties, giver))
        {
            return null;
        }

        for (var i = 0; i < rights.Releases.Count; i++)
        {
            var release = rights.Releases[i];
            if (release.Camera == camera && release.To == giver && release.Giver == rights.SharingParty && release.RunsAt(now)
                && Refuses(release, release, action, rights) is null)
            {
                return release;
            }
        }

        return null;
    }

    /// <summary>The owner's own release to a receiver that passed it on, while it runs and may be passed on; of several the one that shows most.</summary>
    private static ItemRelease? GivenTo(OrganisationId giver, IncidentItem item, IncidentRights rights, DateTimeOffset now)
    {
        if (!rights.Policy.PassOn || !Holds(rights.Parties, giver))
        {
            return null;
        }

        ItemRelease? best = null;
        for (var i = 0; i < item.Releases.Count; i++)
        {
            if (item.Releases[i] is { GivenBy: null } release && release.To == giver && release.RunsAt(now) && !string.IsNullOrWhiteSpace(release.LegalBasis)
                && (best is null || Shows(release).CompareTo(Shows(best)) > 0))
            {
                best = release;
            }
        }

        return best;
    }

    /// <summary>Whether a party may follow a tracked object at a moment, whoever of its people does: it owns it, or has a release that stands.</summary>
    public static bool LetsFollow(OrganisationId party, OrganisationKind kind, TrackedObjectId followed, IncidentRights rights, DateTimeOffset now) =>
        Decide(
            new Actor(null, party, kind, PersonRole.Supervisor, SignInStrength.PhishingResistant), GateAction.Track, new GateResource.TrackedObject(followed),
            rights, now) is GateDecision.Permit;

    private static DenyReason? PolicyForbids(GateAction action, IncidentRights rights, DateTimeOffset now)
    {
        if (!rights.Policy.MayRelease(action))
        {
            return DenyReason.PolicyForbids;
        }

        return rights.Policy.IsWithinHours(now) ? null : DenyReason.OutsideReleaseHours;
    }

    private static GateDecision.Permit Permit(
        GateAction action, IncidentRights rights, DateTimeOffset now, DateTimeOffset until, DateTimeOffset? picturesFrom = null,
        TrailUse trail = TrailUse.LiveOnly)
    {
        var obligations = GateObligations.Of(action);
        return new GateDecision.Permit(
            Earlier(until, now + LeaseTime),
            action switch
            {
                GateAction.Replay => obligations with { PicturesFrom = picturesFrom },
                GateAction.Clip => obligations with { PicturesFrom = picturesFrom, BurntInMark = rights.Policy.BurntInMark },
                GateAction.Track => obligations with { PicturesFrom = picturesFrom, ShowsTrail = trail == TrailUse.Kept },
                _ => obligations,
            });
    }

    private static bool Shares(Actor actor, IncidentRights rights) => actor.Organisation == rights.SharingParty && actor.Kind.Shares();

    private static bool Receives(Actor actor, IncidentRights rights) => actor.Kind.Receives() && Holds(rights.Parties, actor.Organisation);

    private static DateTimeOffset HoursEnd(IncidentRights rights, DateTimeOffset now) =>
        rights.Policy.ReleaseHours?.EndAfter(now) ?? DateTimeOffset.MaxValue;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static IncidentItem? Item(IReadOnlyList<IncidentItem> items, GateResource resource)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Resource == resource)
            {
                return items[i];
            }
        }

        return null;
    }

    private static bool Holds<T>(IReadOnlyList<T> all, T one) where T : struct, IEquatable<T>
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Equals(one))
            {
                return true;
            }
        }

        return false;
    }
}
