using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents.Views;

/// <summary>What one organisation may know of the tracked objects of an incident.</summary>
internal static class ObjectProjection
{
    /// <summary>The sharing party sees all; a receiver of an open incident what is released to it now, and nobody else's name.</summary>
    public static IEnumerable<ObjectView> ObjectsFor(
        this Incident incident, OrganisationId reader, DateTimeOffset now, Func<Actor, ByView> who, Func<OrganisationId, OrganisationName> named)
    {
        var shares = incident.SharingParty.Id == reader;
        return
            from followed in incident.Objects
            let releases = incident.ReleasesOf(followed.Id)
            let running = releases.Where(each => each.To == reader && each.RunsAt(now) && incident.Stands(followed, each, now)).ToArray()
            where shares || (incident.IsOpen && running.Length > 0)
            select new ObjectView(
                followed.Id, followed.Kind, followed.Name, who(followed.By), followed.At,
                shares ? followed.KeepTrail : running.Any(each => each.Trail == TrailUse.Kept),
                shares && incident.IsOpen && incident.Site!.Policy.MayRelease(GateAction.Track),
                [.. releases.Where(each => shares || (each.To == reader && !each.IsPending)).Select(Release)],
                [.. shares ? Followers(incident, followed, named) : []],
                [.. Rooms(incident, followed, named)], [.. Offers(incident, followed, named, now)],
                [.. shares || !incident.IsOpen ? [] : LeadMay(followed.Lead, reader)]);
    }

    /// <summary>Whether whoever passed a release on may still follow himself.</summary>
    private static bool Stands(this Incident incident, IncidentObject followed, ItemRelease release, DateTimeOffset now) =>
        release.GivenBy is not { } giver || LeadRules.MayFollow(incident, followed.Id, giver, OrganisationKind.ControlRoom, now);

    private static IEnumerable<RoomView> Rooms(Incident incident, IncidentObject followed, Func<OrganisationId, OrganisationName> named) =>
        from room in followed.Lead.Rooms
        orderby room.Role, room.Since
        select new RoomView(named(room.Room), room.Role, room.Since, incident.Followings.Values.Count(
            each => each.Object == followed.Id && each.By.Organisation == room.Room));

    private static IEnumerable<LeadOfferView> Offers(
        Incident incident, IncidentObject followed, Func<OrganisationId, OrganisationName> named, DateTimeOffset now) =>
        from offer in followed.Lead.Offers
        select new LeadOfferView(
            followed.Neighbours.Find(each => each.Id == offer.To) ?? named(offer.To), offer.At, offer.ExpectedAt, offer.EscalatedAt,
            LeadRules.MayFollow(incident, followed.Id, offer.To, OrganisationKind.ControlRoom, now));

    private static IEnumerable<string> LeadMay(ObjectLead lead, OrganisationId reader)
    {
        var role = lead.Of(reader)?.Role;
        if (lead.OfferTo(reader) is not null)
        {
            yield return "accept-lead";
            yield return "decline-lead";
        }

        if (role != RoomRole.Lead)
        {
            yield return "take-part";
        }
        else
        {
            yield return "offer-lead";
            if (!lead.Offers.IsEmpty)
            {
                yield return "withdraw-lead";
            }
        }

        if (role is not null && (role != RoomRole.Lead || lead.Rooms.Count == 1))
        {
            yield return "leave-object";
        }
    }

    /// <summary>Whether a tracked object can be released to a party that was told; hours are left to the decider.</summary>
    public static bool MoreObjectsToRelease(this Incident incident, DateTimeOffset now) =>
        incident.Site!.Policy.MayRelease(GateAction.Track) && incident.Notifications.Exists(told => told.LeftAt is null
            && incident.Objects.Exists(followed => !ObjectRules.Stands(
                incident, new IncidentCommand.ReleaseObject(followed.Id, told.Room.Id, TrailUse.LiveOnly), now)));

    private static ObjectReleaseView Release(ItemRelease release) => new(
        release.Id!.Value, release.To, release.Since, release.Until, release.EndedAt, release.IsPending, release.Trail ?? TrailUse.LiveOnly);

    private static IEnumerable<FollowersView> Followers(Incident incident, IncidentObject followed, Func<OrganisationId, OrganisationName> named) =>
        from following in incident.Followings.Values
        where following.Object == followed.Id
        group following by following.By.Organisation into those
        orderby those.Key.Value
        select new FollowersView(named(those.Key), those.Count());
}
