using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class ObjectTests
{
    [Fact]
    public void An_object_of_another_party_is_not_brought_in_and_looks_as_if_it_were_not_there() =>
        Refused("no-such-object", Loot.Forwarded(), Cast.Operator, new IncidentCommand.AddObject(Loot.Van with { Owner = Cast.OtherCentre.Id }));

    [Fact]
    public void A_receiving_party_brings_in_nothing() => Refused("not-yours", Loot.Forwarded(), Cast.Dispatcher, new IncidentCommand.AddObject(Loot.Van));

    [Fact]
    public void An_object_is_released_to_a_party_that_was_told_and_to_no_other() => Refused(
        "not-notified", Loot.Forwarded(), Cast.Operator, new IncidentCommand.ReleaseObject(Loot.Bag.Id, Cast.OtherRoom.Id, TrailUse.LiveOnly));

    [Fact]
    public void What_the_source_policy_does_not_name_is_not_released() =>
        Refused("policy-forbids", Loot.Forwarded(Shop.Policy), Cast.Operator, Loot.Releasing());

    [Fact]
    public void A_trail_that_is_not_stored_cannot_be_released() => Refused(
        "no-trail", Loot.Forwarded().After(Cast.Operator, new IncidentCommand.AddObject(Loot.Van)), Cast.Operator,
        new IncidentCommand.ReleaseObject(Loot.Van.Id, Cast.Room.Id, TrailUse.Kept));

    [Fact]
    public void A_release_ends_no_later_than_the_policy_says_and_earlier_when_asked()
    {
        var story = Loot.Forwarded();
        var asked = story.Now.AddMinutes(5);
        story.After(Cast.Operator, Loot.Releasing() with { Until = asked });
        Assert.Equal(asked, Assert.Single(story.Incident.Items.Single().Releases).Until);
        Assert.Equal(
            Shop.Policy.ReleaseMinutes,
            (Loot.Released().Incident.Items.Single().Releases[0] is var given ? given.Until - given.Since : default).TotalMinutes);
        Refused("bad-until", story, Cast.Operator, Loot.Releasing() with { Until = story.Now });
    }

    [Fact]
    public void Until_it_is_released_nobody_but_its_party_follows()
    {
        var story = Loot.Forwarded();
        Assert.Null(story.Try(Cast.Operator, Loot.Follow).Refusal);
        Refused("not-released", story, Cast.Dispatcher, Loot.Follow);
        Refused("not-found", story, Cast.OtherDispatcher, Loot.Follow);
        Assert.Null(story.After(Cast.Operator, Loot.Releasing()).Try(Cast.Dispatcher, Loot.Follow).Refusal);
    }

    [Fact]
    public void What_may_be_followed_is_what_each_following_would_be_let_and_nothing_else()
    {
        var story = Loot.Released().After(Cast.Operator, new IncidentCommand.AddObject(Loot.Van));
        Assert.Equal([Loot.Bag.Id, Loot.Van.Id], FollowingRules.Open(story.Incident, Cast.Operator, story.Now));
        Assert.Equal([Loot.Bag.Id], FollowingRules.Open(story.Incident, Cast.Dispatcher, story.Now));
        Assert.Empty(FollowingRules.Open(story.Incident, Cast.OtherDispatcher, story.Now));
        Assert.Empty(FollowingRules.Open(story.Incident, Cast.PrivacyOfficer, story.Now));
    }

    [Fact]
    public void Whoever_takes_no_part_and_whoever_comes_after_the_close_is_shown_nothing_and_told_why()
    {
        var story = Loot.Released();
        Assert.Null(FollowingRules.Refuses(story.Incident, Cast.Dispatcher));
        Assert.Equal("not-found", FollowingRules.Refuses(story.Incident, Cast.OtherDispatcher)?.Code);
        Assert.Equal("incident-closed", FollowingRules.Refuses(story.After(Cast.Operator, new IncidentCommand.Close(null)).Incident, Cast.Dispatcher)?.Code);
    }

    [Fact]
    public void A_following_is_written_down_with_what_left()
    {
        var story = Loot.Released().After(Cast.Dispatcher, Loot.Follow);
        Assert.True(story.Incident.Followings.ContainsKey(Loot.Following));
        var ended = Assert.IsType<IncidentEvent.FollowingEnded>(Assert.Single(
            story.Do(Cast.Dispatcher, new IncidentCommand.EndFollowing(Loot.Following, "left", 3, 7, 9)).Events));
        Assert.Equal((Loot.Bag.Id, 3L, 7L, 9L), (ended.Object, ended.Positions, ended.First!.Value, ended.Last!.Value));
        Assert.Empty(story.Incident.Followings);
    }

    [Fact]
    public void A_withdrawal_and_a_close_end_the_right_to_follow()
    {
        var withdrawn = Loot.Released();
        Refused("withdrawn", withdrawn.After(Cast.Operator, new IncidentCommand.Withdraw(withdrawn.Incident.Items[0].Releases[0].Id!.Value)), Cast.Dispatcher, Loot.Follow);
        Refused("incident-closed", Loot.Released().After(Cast.Operator, new IncidentCommand.Close(null)), Cast.Dispatcher, Loot.Follow);
    }

    [Theory]
    [InlineData(TrailUse.LiveOnly, false)]
    [InlineData(TrailUse.Kept, true)]
    public void The_gate_says_whether_the_trail_may_be_seen_and_from_when_on(TrailUse trail, bool shows)
    {
        var story = Loot.Released(trail);
        var permit = Assert.IsType<GateDecision.Permit>(PictureGate.Decide(
            Cast.Dispatcher, GateAction.Track, new GateResource.TrackedObject(Loot.Bag.Id), story.Incident.Rights(), story.Now));
        Assert.Equal((shows, story.Incident.Items[0].Releases[0].Since), (permit.Obligations.ShowsTrail, permit.Obligations.PicturesFrom));
    }

    [Fact]
    public void The_sharing_party_reads_who_follows_and_a_room_reads_what_is_its_alone()
    {
        var story = Loot.Released().After(Cast.Dispatcher, Loot.Follow);
        var shared = Assert.Single(story.Incident.For(Cast.Centre.Id, story.Now)!.Objects);
        Assert.Equal((Cast.Room.Id, 1), (shared.Followers[0].Organisation.Id, shared.Followers[0].Count));
        var theirs = Assert.Single(story.Incident.For(Cast.Room.Id, story.Now)!.Objects);
        Assert.Equal((Loot.Bag.Name, 0), (theirs.Name, theirs.Followers.Count));
        Assert.Empty(Loot.Forwarded().Incident.For(Cast.Room.Id, story.Now)!.Objects);
    }

    private static void Refused(string code, Story story, Actor by, IncidentCommand command) =>
        Assert.Equal(code, story.Try(by, command).Refusal?.Code);
}
