using CsCheck;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Tests.Tracking.Handover;

public class LeadTests
{
    private static readonly Actor s_first = Cast.Dispatcher;
    private static readonly Actor s_next = Cast.OtherDispatcher;
    private static readonly Actor s_machine = Actor.Machine(Cast.Room.Id, OrganisationKind.ControlRoom);
    private static readonly Actor s_third =
        new(PersonId.Parse("third"), OrganisationId.Parse("mk-noord"), OrganisationKind.ControlRoom, PersonRole.Dispatcher);

    private ObjectLead _state = ObjectLead.Nobody;
    private DateTimeOffset _now = Story.Start;

    [Fact]
    public void The_first_room_leads_and_the_next_take_part()
    {
        Do(s_first, new LeadCommand.Join(RoomRole.Watch));
        Do(s_next, new LeadCommand.Join(RoomRole.Support));
        Assert.Equal([RoomRole.Lead, RoomRole.Support], _state.Rooms.Select(room => room.Role));
        Refused("led-already", s_third, new LeadCommand.Join(RoomRole.Lead));
    }

    [Fact]
    public void The_lead_moves_when_it_is_accepted_and_no_sooner()
    {
        Offered();
        Assert.Equal(Cast.Room.Id, _state.Lead!.Room);
        Do(s_next, new LeadCommand.Accept());
        Assert.Equal(Cast.OtherRoom.Id, _state.Lead!.Room);
        Assert.Equal(RoomRole.Support, _state.Of(Cast.Room.Id)!.Role);
        Assert.Empty(_state.Offers);
    }

    [Fact]
    public void A_room_may_decline_with_a_reason_or_look_on()
    {
        Offered();
        Refused("no-reason", s_next, new LeadCommand.Decline(" "));
        Do(s_next, new LeadCommand.Decline("No units."));
        Assert.Empty(_state.Offers);
        Do(s_first, new LeadCommand.Offer(Cast.OtherRoom.Id, null));
        Do(s_next, new LeadCommand.Watch());
        Assert.Equal(RoomRole.Watch, _state.Of(Cast.OtherRoom.Id)!.Role);
        Assert.Empty(_state.Offers);
        Assert.Equal(Cast.Room.Id, _state.Lead!.Room);
    }

    [Fact]
    public void Who_does_not_answer_for_two_minutes_is_told_of_once()
    {
        Offered();
        _now += LeadDecider.AnswerTime - TimeSpan.FromSeconds(1);
        Assert.Empty(Do(s_machine, new LeadCommand.Escalate()));
        _now += TimeSpan.FromSeconds(1);
        Assert.IsType<LeadEvent.Escalated>(Assert.Single(Do(s_machine, new LeadCommand.Escalate())));
        Assert.Empty(Do(s_machine, new LeadCommand.Escalate()));
        Do(s_next, new LeadCommand.Accept());
        Assert.Equal(Cast.OtherRoom.Id, _state.Lead!.Room);
    }

    [Fact]
    public void Only_the_room_that_leads_offers_and_only_a_person_takes_over()
    {
        Offered();
        Refused("not-lead", s_next, new LeadCommand.Offer(s_third.Organisation, null));
        Refused("not-offered", s_third, new LeadCommand.Accept());
        Refused("no-person", Actor.Machine(Cast.OtherRoom.Id, OrganisationKind.ControlRoom), new LeadCommand.Accept());
        Refused("no-control-room", Cast.Operator, new LeadCommand.Join(RoomRole.Watch));
        Do(s_machine, new LeadCommand.Withdraw(Cast.OtherRoom.Id));
        Refused("not-offered", s_next, new LeadCommand.Accept());
    }

    [Fact]
    public void Who_leads_does_not_leave_the_others_alone()
    {
        Do(s_first, new LeadCommand.Join(RoomRole.Lead));
        Do(s_next, new LeadCommand.Join(RoomRole.Watch));
        Refused("lead-stays", s_first, new LeadCommand.Leave());
        Refused("lead-stays", s_first, new LeadCommand.Join(RoomRole.Support));
        Do(s_next, new LeadCommand.Leave());
        Do(s_first, new LeadCommand.Leave());
        Assert.Null(_state.Lead);
    }

    [Fact]
    public void Whatever_rooms_do_exactly_one_leads_while_any_follows() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 8], Gen.Int[0, 2], Gen.Int[0, 3]).Array[0, 60].Sample(acts =>
        {
            Actor[] rooms = [s_first, s_next, s_third];
            var (state, now) = (ObjectLead.Nobody, Story.Start);
            foreach (var (who, what, whom, minutes) in acts)
            {
                now += TimeSpan.FromMinutes(minutes);
                state = LeadDecider.Decide(state, Command(what, rooms[whom].Organisation), rooms[who], now).Events.Aggregate(state, LeadEvolution.Evolve);
                Assert.Equal(state.Rooms.IsEmpty ? 0 : 1, state.Rooms.Count(room => room.Role == RoomRole.Lead));
                Assert.Equal(state.Rooms.Count, state.Rooms.Select(room => room.Room).Distinct().Count());
                Assert.Equal(state.Offers.Count, state.Offers.Select(offer => offer.To).Distinct().Count());
                Assert.DoesNotContain(state.Offers, offer => offer.To == state.Lead?.Room);
            }
        }, iter: 3_000);

    private static LeadCommand Command(int what, OrganisationId whom) => what switch
    {
        0 => new LeadCommand.Join(RoomRole.Lead),
        1 => new LeadCommand.Join(RoomRole.Support),
        2 => new LeadCommand.Leave(),
        3 or 4 => new LeadCommand.Offer(whom, null),
        5 => new LeadCommand.Accept(),
        6 => new LeadCommand.Decline("No units."),
        7 => new LeadCommand.Watch(),
        _ => new LeadCommand.Escalate(),
    };

    private void Offered()
    {
        Do(s_first, new LeadCommand.Join(RoomRole.Lead));
        Do(s_machine, new LeadCommand.Offer(Cast.OtherRoom.Id, _now.AddMinutes(4)));
    }

    private IReadOnlyList<LeadEvent> Do(Actor by, LeadCommand command)
    {
        var decision = LeadDecider.Decide(_state, command, by, _now);
        Assert.Null(decision.Refusal);
        _state = decision.Events.Aggregate(_state, LeadEvolution.Evolve);
        return decision.Events;
    }

    private void Refused(string code, Actor by, LeadCommand command) =>
        Assert.Equal(code, LeadDecider.Decide(_state, command, by, _now).Refusal?.Code);
}
