using System.Runtime.CompilerServices;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>A decision that denies is as much an entry as one that permits.</summary>
public class AccessDenialTests
{
    private static readonly IncidentCommand Look = Act.StartViewing.Command();

    [Fact]
    public void Whoever_is_refused_a_picture_is_remembered_with_what_and_why() => Assert.Equal(
        new AccessDenial(Cast.OtherDispatcher, "view-live", Shop.Till.Value, "not-found", 3, Story.Start),
        Denial(Story.Forwarded(Shop.Till), Cast.OtherDispatcher, Look));

    [Fact]
    public void So_is_whoever_gives_a_command_that_is_not_theirs_to_give()
    {
        var denial = Denial(Story.Forwarded(Shop.Till), Cast.Dispatcher, new IncidentCommand.Withdraw(ReleaseId.Parse("r1")));
        Assert.Equal(("withdraw", "r1", "not-yours"), (denial?.Action, denial?.Resource, denial?.Reason));
    }

    [Fact]
    public void A_picture_asked_of_a_closed_incident_is_a_denial_and_a_command_to_it_is_only_late()
    {
        Assert.Equal("incident-closed", Denial(Story.Closed(Shop.Till), Cast.Dispatcher, Look)?.Reason);
        Assert.Null(Denial(Story.Closed(Shop.Till), Cast.Operator, Act.Note.Command()));
    }

    [Fact]
    public void A_refusal_about_how_the_incident_stands_is_no_denial() =>
        Assert.Null(Denial(Story.Raised(), Cast.Operator, Act.Forward.Command()));

    [Fact]
    public void Of_an_incident_that_does_not_exist_nothing_is_remembered() =>
        Assert.Null(Denial(new Story(), Cast.Operator, Look));

    [Fact]
    public void Every_command_has_a_stable_name_of_its_own()
    {
        var names = typeof(IncidentCommand).GetNestedTypes()
            .Select(type => AccessDenial.NameOf((IncidentCommand)RuntimeHelpers.GetUninitializedObject(type))).ToArray();
        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    [Fact]
    public void Only_the_machinery_of_the_sharing_party_writes_them_down() => Assert.All(
        new[] { Cast.Operator, Cast.Dispatcher, Actor.Machine(Cast.Room.Id, Cast.Room.Kind) },
        other => Story.Forwarded(Shop.Till).Try(other, Record(Cast.OtherDispatcher)).Refuses("not-yours"));

    [Fact]
    public void They_are_written_down_also_after_the_close_and_change_no_right()
    {
        var before = Story.Closed(Shop.Till);
        var after = Story.Closed(Shop.Till).After(Cast.Machine, Record(Cast.OtherDispatcher));
        Assert.Equal((before.Incident.Seq + 1, before.Incident.RightsEpoch), (after.Incident.Seq, after.Incident.RightsEpoch));
    }

    [Fact]
    public void The_sharing_party_reads_them_and_nobody_else()
    {
        var story = Story.Accepted(Shop.Till).After(Cast.Machine, Record(Cast.OtherDispatcher));
        Assert.Equal("not-released", Denials(story, Cast.Centre.Id).Single().Text);
        Assert.Equal(Cast.OtherRoom.Id, Denials(story, Cast.Centre.Id).Single().By.Organisation.Id);
        Assert.Empty(Denials(story, Cast.Room.Id));
    }

    [Fact]
    public void However_many_there_are_the_incident_keeps_the_newest()
    {
        var story = Story.Forwarded(Shop.Till);
        for (var i = 0; i < 3 * IncidentEvolution.MostDenials; i++)
        {
            story.After(Cast.Machine, Record(Cast.OtherDispatcher, $"reason-{i}"));
        }

        Assert.Equal(IncidentEvolution.MostDenials, Denials(story, Cast.Centre.Id).Count());
        Assert.Equal($"reason-{(3 * IncidentEvolution.MostDenials) - 1}", Denials(story, Cast.Centre.Id).Last().Text);
        Assert.Contains(story.Incident.Log, entry => entry.Code == "forwarded");
    }

    private static AccessDenial? Denial(Story story, Actor by, IncidentCommand command)
    {
        var refusal = Assert.IsType<Refusal>(story.Try(by, command).Refusal);
        return AccessDenial.Of(story.Incident, command, refusal, by, story.Now);
    }

    private static IncidentCommand.RecordDenials Record(Actor by, string reason = "not-released") =>
        new([new AccessDenial(by, "view-live", Shop.Till.Value, reason, 2, Story.Start, 3)]);

    private static IEnumerable<LogEntryView> Denials(Story story, OrganisationId reader) =>
        story.Incident.For(reader, story.Now)!.Log.Where(entry => entry.Code == "access-denied");
}
