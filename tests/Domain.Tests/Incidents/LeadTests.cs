using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>The lead of a tracked object within its incident: who follows, who leads, and what an invitation lets somebody see.</summary>
public class LeadTests
{
    private static readonly IncidentCommand.StartFollowing s_look = new(Domain.Identifiers.ViewingId.Parse("f2"), Loot.Bag.Id);

    [Fact]
    public void The_first_room_that_follows_leads_and_everybody_who_follows_reads_so()
    {
        var story = Loot.Led();
        var room = Assert.Single(Seen(story, Cast.Centre).Rooms);
        Assert.Equal((Cast.Room.Id, RoomRole.Lead, 1), (room.Room.Id, room.Role, room.Following));
        Assert.Equal(Cast.Room.Id, Assert.Single(Seen(story, Cast.Room).Rooms).Room.Id);
    }

    [Fact]
    public void An_invitation_tells_the_room_and_lets_it_follow_from_then_on()
    {
        var story = Loot.Led().LaterMinutes(3);
        Refused("not-found", story, Cast.OtherDispatcher, s_look);
        story.After(Actor.Machine(Cast.Room.Id, Cast.Room.Kind), Loot.Offering);
        Assert.Equal(NotificationReasonCode.Handover, story.Incident.NotificationTo(Cast.OtherRoom.Id)!.Reason.Code);
        var permit = Assert.IsType<GateDecision.Permit>(PictureGate.Decide(
            Cast.OtherDispatcher, GateAction.Track, new GateResource.TrackedObject(Loot.Bag.Id), story.Incident.Rights(), story.Now));
        Assert.Equal(story.Now, permit.Obligations.PicturesFrom);
        Assert.Equal(["accept-lead", "decline-lead", "take-part"], Seen(story, Cast.OtherRoom).May.Order());
    }

    [Fact]
    public void An_invitation_is_no_release_of_cameras() => Refused(
        "not-released", Loot.Offered(), Cast.OtherDispatcher,
        new IncidentCommand.StartViewing(Domain.Identifiers.ViewingId.Parse("v2"), Shop.Till));

    [Fact]
    public void Who_looks_before_answering_has_not_answered()
    {
        var story = Loot.Offered().After(Cast.OtherDispatcher, s_look);
        Assert.Single(Seen(story, Cast.Room).Offers);
        Assert.Single(Seen(story, Cast.Room).Rooms);
    }

    [Fact]
    public void Who_accepts_leads_and_who_led_takes_part_and_may_leave_without_taking_the_others_sight()
    {
        var story = Loot.Offered().After(Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id));
        Assert.Equal(
            [(Cast.OtherRoom.Id, RoomRole.Lead), (Cast.Room.Id, RoomRole.Support)],
            Seen(story, Cast.Centre).Rooms.Select(each => (each.Room.Id, each.Role)));
        story.After(Cast.Dispatcher, new IncidentCommand.Leave());
        Assert.Null(story.Try(Cast.OtherDispatcher, s_look).Refusal);
    }

    [Fact]
    public void Before_it_is_accepted_an_invitation_stands_with_its_giver()
    {
        var story = Loot.Offered();
        story.After(Cast.Operator, new IncidentCommand.Withdraw(story.Incident.Items[0].Releases[0].Id!.Value));
        Assert.NotNull(story.Try(Cast.OtherDispatcher, s_look).Refusal);
        Assert.NotNull(story.Try(Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id)).Refusal);
        Assert.Empty(story.Incident.Objects[0].Lead.Offers);
    }

    [Fact]
    public void The_sharing_party_withdraws_what_was_passed_on_as_everything_else()
    {
        var story = Loot.Offered();
        story.After(Cast.Operator, new IncidentCommand.Withdraw(story.Incident.Items[0].Releases[1].Id!.Value));
        Refused("withdrawn", story, Cast.OtherDispatcher, s_look);
    }

    [Fact]
    public void A_room_that_declines_sees_nothing_more_and_says_why()
    {
        var story = Loot.Offered().After(Cast.OtherDispatcher, new IncidentCommand.DeclineLead(Loot.Bag.Id, "Geen eenheden vrij"));
        Assert.NotNull(story.Try(Cast.OtherDispatcher, s_look).Refusal);
        Assert.Empty(story.Incident.For(Cast.OtherRoom.Id, story.Now)!.Objects);
        Assert.NotNull(story.Incident.NotificationTo(Cast.OtherRoom.Id)!.LeftAt);
        var line = Assert.Single(story.Incident.For(Cast.Centre.Id, story.Now)!.Log, each => each.Code == "lead-declined");
        Assert.Equal(("Geen eenheden vrij", Cast.OtherRoom.Name), (line.Reason, line.To!.Name));
    }

    [Fact]
    public void A_room_that_looks_on_keeps_what_was_passed_on()
    {
        var story = Loot.Offered().After(Cast.OtherDispatcher, new IncidentCommand.TakePart(Loot.Bag.Id, RoomRole.Watch));
        Assert.Empty(Seen(story, Cast.Room).Offers);
        Assert.Equal(RoomRole.Watch, Seen(story, Cast.Room).Rooms[1].Role);
        Assert.Null(story.Try(Cast.OtherDispatcher, s_look).Refusal);
    }

    [Fact]
    public void Where_nothing_may_be_passed_on_the_offer_stands_and_gives_nothing_until_the_sharing_party_does()
    {
        var story = Loot.Offered(Loot.Policy);
        Refused("not-found", story, Cast.OtherDispatcher, s_look);
        var offer = Assert.Single(Seen(story, Cast.Centre).Offers);
        Assert.Equal((Cast.OtherRoom.Name, false), (offer.To.Name, offer.Sees));
        story.After(Cast.Operator, Story.Forward([Cast.OtherRoom]))
            .After(Cast.Operator, new IncidentCommand.ReleaseObject(Loot.Bag.Id, Cast.OtherRoom.Id, TrailUse.LiveOnly))
            .After(Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id));
        Assert.Equal(Cast.OtherRoom.Id, Seen(story, Cast.Centre).Rooms[0].Room.Id);
    }

    [Fact]
    public void Nobody_answers_for_two_minutes_and_centre_and_lead_read_so()
    {
        var story = Loot.Offered().LaterMinutes(2).After(Cast.Machine, new IncidentCommand.EscalateLeads());
        Assert.NotNull(Assert.Single(Seen(story, Cast.Centre).Offers).EscalatedAt);
        Assert.Single(story.Incident.For(Cast.Room.Id, story.Now)!.Log, each => each.Code == "lead-escalated");
        Assert.Empty(story.Try(Cast.Machine, new IncidentCommand.EscalateLeads()).Events);
    }

    [Fact]
    public void When_the_room_that_leads_loses_its_right_the_lead_falls_to_who_supports()
    {
        var story = Loot.Led(Loot.Policy).After(Cast.Operator, Story.Forward([Cast.OtherRoom]))
            .After(Cast.Operator, new IncidentCommand.ReleaseObject(Loot.Bag.Id, Cast.OtherRoom.Id, TrailUse.LiveOnly))
            .After(Cast.OtherDispatcher, new IncidentCommand.TakePart(Loot.Bag.Id, RoomRole.Support));
        Refused("lead-stays", story, Cast.Dispatcher, new IncidentCommand.Leave());
        story.After(Cast.Operator, new IncidentCommand.Withdraw(story.Incident.Items[0].Releases[0].Id!.Value));
        Assert.Equal((Cast.OtherRoom.Id, RoomRole.Lead), Seen(story, Cast.Centre).Rooms.Select(each => (each.Room.Id, each.Role)).Single());
        Assert.Single(story.Incident.Log, each => each.Code == "lead-fell" && each.To == Cast.OtherRoom.Id);
    }

    [Fact]
    public void Who_may_not_follow_has_no_part_in_the_lead()
    {
        var story = Loot.Led().After(Cast.Operator, Story.Forward([Cast.OtherRoom]));
        Refused("no-such-object", story, Cast.OtherDispatcher, new IncidentCommand.TakePart(Loot.Bag.Id, RoomRole.Lead));
        Refused("not-yours", story, Cast.Operator, new IncidentCommand.AcceptLead(Loot.Bag.Id));
        Assert.DoesNotContain(story.Incident.For(Cast.OtherRoom.Id, story.Now)!.Log, each => each.Code.StartsWith("lead", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_sharing_party_took_away_the_room_that_leads_does_not_pass_on_again()
    {
        var story = Loot.Offered().After(Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id));
        story.After(Cast.Operator, new IncidentCommand.Withdraw(story.Incident.Items[0].Releases[1].Id!.Value));
        story.After(Actor.Machine(Cast.Room.Id, Cast.Room.Kind), Loot.Offering);
        Refused("withdrawn", story, Cast.OtherDispatcher, s_look);
        Refused("no-such-object", story, Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id));
        story.After(Cast.Operator, new IncidentCommand.ReleaseObject(Loot.Bag.Id, Cast.OtherRoom.Id, TrailUse.LiveOnly))
            .After(Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id));
    }

    [Fact]
    public void What_was_passed_on_shows_no_more_of_the_way_than_its_giver_sees_by_now()
    {
        var story = Narrowed();
        Assert.False(Permitted(story).ShowsTrail);
        story.After(Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id));
        Assert.False(Permitted(story).ShowsTrail);

        // The giver has its live release and a trail; then the trail is taken away.
        static Story Narrowed()
        {
            var story = Loot.Released(TrailUse.LiveOnly, Loot.PassedOn).After(Cast.Operator, Loot.Releasing(TrailUse.Kept))
                .After(Cast.Dispatcher, Loot.Follow).After(Cast.Dispatcher, Loot.Offering);
            Assert.True(Permitted(story).ShowsTrail);
            return story.After(Cast.Operator, new IncidentCommand.Withdraw(story.Incident.Items[0].Releases[1].Id!.Value));
        }
    }

    [Fact]
    public void With_the_last_room_that_follows_its_offers_go_and_what_was_passed_on_with_them()
    {
        var story = Loot.Offered().After(Cast.Dispatcher, new IncidentCommand.LeaveObject(Loot.Bag.Id));
        Assert.NotNull(story.Try(Cast.OtherDispatcher, s_look).Refusal);
        Assert.NotNull(story.Incident.NotificationTo(Cast.OtherRoom.Id)!.LeftAt);
    }

    [Fact]
    public void When_the_lead_moves_who_was_asked_beside_it_sees_nothing_more()
    {
        var third = new Organisation(Domain.Identifiers.OrganisationId.Parse("mk-noord"), "Meldkamer Noord-Nederland", OrganisationKind.ControlRoom, "Noord-Nederland");
        var story = Loot.Offered().After(Cast.Dispatcher, Loot.Offering with { To = Loot.Neighbour with { Room = third } });
        var look = s_look with { Following = Domain.Identifiers.ViewingId.Parse("f3") };
        Assert.Null(story.Try(Cast.Person(third, PersonRole.Dispatcher), look).Refusal);
        story.After(Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id));
        Assert.NotNull(story.Try(Cast.Person(third, PersonRole.Dispatcher), look).Refusal);
        Assert.NotNull(story.Incident.NotificationTo(third.Id)!.LeftAt);
        Assert.Null(story.Try(Cast.OtherDispatcher, s_look).Refusal);
    }

    private static GateObligations Permitted(Story story) => Assert.IsType<GateDecision.Permit>(PictureGate.Decide(
        Cast.OtherDispatcher, GateAction.Track, new GateResource.TrackedObject(Loot.Bag.Id), story.Incident.Rights(), story.Now)).Obligations;

    private static ObjectView Seen(Story story, Organisation reader) => story.Incident.For(reader.Id, story.Now)!.Objects[0];

    private static void Refused(string code, Story story, Actor by, IncidentCommand command) =>
        Assert.Equal(code, story.Try(by, command).Refusal?.Code);
}
