using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Who has read up to where: one receipt a party.</summary>
public class NoteReceiptTests
{
    [Fact]
    public void A_receipt_names_the_newest_note_of_another_party_and_when_it_was_read()
    {
        var story = Written();
        var note = story.Incident.Seq;
        story.LaterMinutes(1).After(Cast.Dispatcher, new IncidentCommand.ReadNotes(note));
        var receipt = Assert.Single(story.Incident.For(Cast.Centre.Id, story.Now)!.Receipts);
        Assert.Equal((Cast.Room.Id, note, Story.Start.AddMinutes(1)), (receipt.Organisation.Id, receipt.UpTo, receipt.At));
    }

    [Fact]
    public void Reading_again_or_ones_own_note_says_nothing_new()
    {
        var story = Written();
        var note = story.Incident.Seq;
        Assert.Empty(story.Try(Cast.Operator, new IncidentCommand.ReadNotes(note)).Events);
        story.After(Cast.Dispatcher, new IncidentCommand.ReadNotes(note));
        Assert.Empty(story.Try(Cast.Person(Cast.Room, PersonRole.Supervisor), new IncidentCommand.ReadNotes(story.Incident.Seq)).Events);
    }

    [Fact]
    public void What_was_written_before_a_room_was_told_it_does_not_say_to_have_read()
    {
        var story = Written().LaterMinutes(1).After(Cast.Operator, Story.Forward([Cast.OtherRoom]));
        Assert.Empty(story.Try(Cast.OtherDispatcher, new IncidentCommand.ReadNotes(story.Incident.Seq)).Events);
        story.After(Cast.Operator, new IncidentCommand.WriteNote("Nu ook voor Oost"));
        Assert.Single(story.Try(Cast.OtherDispatcher, new IncidentCommand.ReadNotes(story.Incident.Seq)).Events);
    }

    [Theory, InlineData(0), InlineData(1_000)]
    public void A_line_that_is_not_there_is_not_read(long line) => Written().Try(Cast.Dispatcher, new IncidentCommand.ReadNotes(line)).Refuses("no-such-line");

    [Fact]
    public void A_receipt_changes_no_right_and_adds_no_line()
    {
        var story = Written();
        var (rights, lines) = (story.Incident.RightsEpoch, story.Incident.Log.Count);
        story.After(Cast.Dispatcher, new IncidentCommand.ReadNotes(story.Incident.Seq));
        Assert.Equal((rights, lines), (story.Incident.RightsEpoch, story.Incident.Log.Count));
    }

    [Fact]
    public void A_privacy_officer_reads_without_a_receipt() =>
        Written().Try(Cast.PrivacyOfficer, new IncidentCommand.ReadNotes(1)).Refuses("role-missing");

    private static Story Written() => Story.Forwarded(Shop.Till).After(Cast.Operator, new IncidentCommand.WriteNote("Dader rent naar achteren"));
}
