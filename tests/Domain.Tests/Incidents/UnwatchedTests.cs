using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Released, and nobody looks: consoles open pictures by themselves, so something is wrong there.</summary>
public class UnwatchedTests
{
    private static readonly IncidentCommand Watchkeeping = new IncidentCommand.EscalateUnwatched();
    private static readonly IncidentCommand Look = Act.StartViewing.Command();

    [Fact]
    public void A_release_that_nobody_looks_at_is_escalated_after_thirty_seconds_and_not_before()
    {
        var story = Story.Forwarded(Shop.Till, Shop.Vault).Later(TimeSpan.FromSeconds(29.999));
        story.Try(Cast.Machine, Watchkeeping).ChangesNothing();
        var escalated = Assert.IsType<IncidentEvent.UnwatchedEscalated>(
            story.Later(TimeSpan.FromSeconds(0.001)).Do(Cast.Machine, Watchkeeping).Events.Single());
        Assert.Equal((Cast.Room.Id, "r1 r2"), (escalated.To, string.Join(' ', escalated.Releases)));
    }

    [Fact]
    public void It_is_escalated_once() => Escalated().LaterMinutes(5).Try(Cast.Machine, Watchkeeping).ChangesNothing();

    [Fact]
    public void A_release_given_later_is_escalated_by_itself()
    {
        var story = Escalated().After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Vault, Cast.Room.Id)).LaterMinutes(1);
        Assert.Equal("r2", Assert.IsType<IncidentEvent.UnwatchedEscalated>(story.Do(Cast.Machine, Watchkeeping).Events.Single()).Releases.Single().Value);
    }

    [Fact]
    public void Whoever_looks_at_one_camera_looks() => Story.Forwarded(Shop.Till, Shop.Vault)
        .Later(TimeSpan.FromSeconds(10)).After(Cast.Dispatcher, Look).LaterMinutes(1).Try(Cast.Machine, Watchkeeping).ChangesNothing();

    [Fact]
    public void Whoever_looked_and_left_has_looked() => Story.Forwarded(Shop.Till)
        .After(Cast.Dispatcher, Look).After(Cast.Dispatcher, Act.EndViewing.Command()).LaterMinutes(1)
        .Try(Cast.Machine, Watchkeeping).ChangesNothing();

    [Fact]
    public void Whoever_is_looking_already_need_not_come_again_for_one_more_camera() => Story.Forwarded(Shop.Till)
        .After(Cast.Dispatcher, Look).LaterMinutes(1).After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Vault, Cast.Room.Id))
        .LaterMinutes(1).Try(Cast.Machine, Watchkeeping).ChangesNothing();

    [Fact]
    public void That_the_sharing_party_looks_does_not_help() => Assert.Equal("unwatched-escalated", Story.Forwarded(Shop.Till)
        .After(Cast.Operator, Look).LaterMinutes(1).Try(Cast.Machine, Watchkeeping).Summary());

    [Fact]
    public void Nothing_is_escalated_of_what_is_withdrawn_or_over()
    {
        Story.Forwarded(Shop.Till).After(Cast.Operator, Act.Withdraw.Command()).LaterMinutes(1).Try(Cast.Machine, Watchkeeping).ChangesNothing();
        Story.Closed(Shop.Till).LaterMinutes(1).Try(Cast.Machine, Watchkeeping).ChangesNothing();
    }

    [Fact]
    public void Both_desks_see_it_until_somebody_looks()
    {
        var story = Escalated();
        Assert.Equal((Cast.Room.Id, Shop.Till), (Unwatched(story, Cast.Centre.Id).Single().To.Id, Unwatched(story, Cast.Centre.Id).Single().Cameras.Single()));
        Assert.Single(Unwatched(story, Cast.Room.Id));
        story.After(Cast.Dispatcher, Look);
        Assert.Empty(Unwatched(story, Cast.Centre.Id));
        Assert.Empty(Unwatched(story, Cast.Room.Id));
    }

    [Fact]
    public void It_is_gone_when_the_release_is() =>
        Assert.Empty(Unwatched(Escalated().After(Cast.Operator, Act.Withdraw.Command()), Cast.Centre.Id));

    [Fact]
    public void Another_room_does_not_hear_of_it()
    {
        var story = Story.Forwarded(Shop.Till).After(Cast.Operator, Story.Forward([Cast.OtherRoom])).LaterMinutes(1).After(Cast.Machine, Watchkeeping);
        Assert.Empty(Unwatched(story, Cast.OtherRoom.Id));
        Assert.DoesNotContain(story.Incident.For(Cast.OtherRoom.Id, story.Now)!.Log, entry => entry.Code == "unwatched-escalated");
    }

    [Fact]
    public void Only_the_machinery_of_the_sharing_party_escalates() =>
        Story.Forwarded(Shop.Till).LaterMinutes(1).Try(Cast.Operator, Watchkeeping).Refuses("not-yours");

    [Fact]
    public void The_sharing_party_sees_how_many_of_whom_watch_each_camera()
    {
        var story = Story.Forwarded(Shop.Till).After(Cast.Dispatcher, Look)
            .After(Cast.Operator, new IncidentCommand.StartViewing(ViewingId.Parse("v2"), Shop.Till));
        Assert.Equal(
            [(Shop.Till, Cast.Room.Name, 1), (Shop.Till, Cast.Centre.Name, 1)],
            story.Incident.For(Cast.Centre.Id, story.Now)!.Watching.Select(each => (each.Camera, each.Organisation.Name, each.Count)));
        Assert.Empty(story.Incident.For(Cast.Room.Id, story.Now)!.Watching);
    }

    private static Story Escalated() => Story.Forwarded(Shop.Till).Later(UnwatchedReleases.Patience).After(Cast.Machine, Watchkeeping);

    private static IReadOnlyList<UnwatchedView> Unwatched(Story story, OrganisationId reader) =>
        story.Incident.For(reader, story.Now)!.Unwatched;
}
