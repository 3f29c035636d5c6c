using System.Collections.Immutable;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents;

/// <summary>How the lead of tracked objects, and what stands with it, changes by the events of an incident.</summary>
internal static class LeadChange
{
    private const string Fell = "lead-fell";

    /// <summary>The incident after something happened to a lead; what was passed on ends or stands on its own with it.</summary>
    public static Incident With(this Incident state, IncidentEvent line, DateTimeOffset at)
    {
        var (id, happened) = LeadLines.Read(line, at)!.Value;
        var next = state.Lead(id, lead => LeadEvolution.Evolve(lead, happened));
        next = LeadEvolution.Lapsed(LeadOf(state, id), LeadOf(next, id)).Aggregate(next, (incident, room) => incident.NoLongerFollows(id, room, at));
        return line switch
        {
            IncidentEvent.LeadOffered offered => next.Changed(id, each => each with
            {
                Neighbours = each.Neighbours.RemoveAll(known => known.Id == offered.To.Id).Add(offered.To),
            }),
            IncidentEvent.LeadMoved moved => next.Passed(id, each => each.To == moved.To, each => Own(state, id, each, at)),
            IncidentEvent.RoomLeft left => next.NoLongerFollows(id, left.Room, at),
            IncidentEvent.LeadWithdrawn withdrawn => next.NoLongerFollows(id, withdrawn.To, at),
            IncidentEvent.LeadDeclined declined => next.NoLongerFollows(id, declined.Room, at),
            _ => next,
        };
    }

    /// <summary>After a change of rights: rooms that may follow no longer have no part in the lead, and what they passed on is over.</summary>
    public static Incident WithoutRightless(this Incident state, Incident before, DateTimeOffset at)
    {
        if (state.RightsEpoch == before.RightsEpoch)
        {
            return state;
        }

        foreach (var followed in state.Objects.Where(each => !each.Lead.Rooms.IsEmpty))
        {
            // The one that leads last, so that the lead falls to nobody who is about to go himself.
            foreach (var gone in followed.Lead.Rooms.OrderByDescending(each => each.Role).Where(each => !LeadRules.MayFollow(state, followed.Id, each.Room, OrganisationKind.ControlRoom, at)).ToArray())
            {
                state = state.Lost(followed.Id, gone.Room, at);
            }
        }

        return state;
    }

    /// <summary>Nobody leads in an incident that is over.</summary>
    public static ImmutableList<IncidentObject> WithoutLead(this ImmutableList<IncidentObject> objects) =>
        [.. objects.Select(each => each with { Lead = ObjectLead.Nobody })];

    private static Incident Lost(this Incident state, TrackedObjectId id, OrganisationId room, DateTimeOffset at)
    {
        var led = state.Objects.Find(each => each.Id == id)!.Lead.Lead?.Room;
        var next = state.Lead(id, lead => LeadEvolution.Lost(lead, room, at))
            .Passed(id, each => each.GivenBy == room, each => each with { EndedAt = at });
        return next.Objects.Find(each => each.Id == id)!.Lead.Lead is { } heir && heir.Room != led
            ? next with
            {
                Log = next.Log.Add(new IncidentLogEntry(
                    next.Seq, at, Actor.Machine(next.SharingParty.Id, OrganisationKind.AlarmCentre), Fell, null, heir.Room, Object: id)),
            }
            : next;
    }

    private static ObjectLead LeadOf(Incident state, TrackedObjectId id) => state.Objects.Find(each => each.Id == id)?.Lead ?? ObjectLead.Nobody;

    /// <summary>What was passed on, as the room's own: no more than its giver has at that moment.</summary>
    private static ItemRelease Own(Incident state, TrackedObjectId id, ItemRelease passed, DateTimeOffset at) =>
        (LeadRules.Given(state, id, passed.GivenBy!.Value, at) is { } given ? passed.NoMoreThan(given) : passed) with { GivenBy = null };

    private static Incident NoLongerFollows(this Incident state, TrackedObjectId id, OrganisationId room, DateTimeOffset at) =>
        state.Passed(id, each => each.To == room, each => each with { EndedAt = at });

    /// <summary>Changes the releases of an object that were passed on and run.</summary>
    private static Incident Passed(this Incident state, TrackedObjectId id, Func<ItemRelease, bool> which, Func<ItemRelease, ItemRelease> change)
    {
        bool Is(ItemRelease each) => each is { GivenBy: not null, EndedAt: null } && which(each);
        return !state.ReleasesOf(id).Any(Is) ? state : state with
        {
            RightsEpoch = state.RightsEpoch + 1,
            Items = [.. state.Items.Select(item => item.Resource is GateResource.TrackedObject followed && followed.Id == id
                ? item with { Releases = [.. item.Releases.Select(each => Is(each) ? change(each) : each)] }
                : item)],
        };
    }

    private static Incident Lead(this Incident state, TrackedObjectId id, Func<ObjectLead, ObjectLead> change) =>
        state.Changed(id, each => each with { Lead = change(each.Lead) });

    private static Incident Changed(this Incident state, TrackedObjectId id, Func<IncidentObject, IncidentObject> change) => state with
    {
        Objects = [.. state.Objects.Select(each => each.Id == id ? change(each) : each)],
    };
}
