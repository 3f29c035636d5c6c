using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class EvidenceRulesTests
{
    private static readonly IncidentCommand.Export s_export =
        new("Officier van justitie", "Strafzaak", "Vordering 2026-17", 9, new string('a', 64));

    private static readonly Actor s_roomsOfficer = Cast.Person(Cast.Room, PersonRole.PrivacyOfficer);

    public static TheoryData<PersonRole> AllButPrivacyOfficers => [.. Enum.GetValues<PersonRole>().Where(role => role != PersonRole.PrivacyOfficer)];

    public static TheoryData<PersonRole> AllWhoMakeNoExport =>
        [.. Enum.GetValues<PersonRole>().Where(role => role is not (PersonRole.PrivacyOfficer or PersonRole.Supervisor))];

    [Theory, MemberData(nameof(AllButPrivacyOfficers))]
    public void Only_a_privacy_officer_erases_texts(PersonRole role) =>
        Story.Closed().Try(Cast.Person(Cast.Centre, role), Erase(1)).Refuses("role-missing");

    [Theory]
    [InlineData(SignInStrength.OneFactor, false)]
    [InlineData(SignInStrength.TwoFactors, false)]
    [InlineData(SignInStrength.PhishingResistant, true)]
    public void Who_erases_or_exports_must_be_signed_in_as_strongly_as_the_policy_asks(SignInStrength signIn, bool enough)
    {
        var story = Story.Verified(Shop.With(Shop.Policy with { MinimumSignIn = SignInStrength.PhishingResistant }));
        var officer = Cast.PrivacyOfficer with { SignIn = signIn };

        Assert.Equal(enough ? null : "sign-in-too-weak", story.Try(officer, Erase(1)).Refusal?.Code);
        Assert.Equal(enough ? null : "sign-in-too-weak", story.Try(officer, s_export).Refusal?.Code);
    }

    [Fact]
    public void A_machine_erases_nothing() => Story.Closed().Try(Cast.Machine, Erase(1)).Refuses("role-missing");

    [Fact]
    public void The_privacy_officer_of_the_sharing_party_erases_every_text_also_when_the_incident_is_over()
    {
        var story = Noted().After(Cast.Operator, new IncidentCommand.Close("Bekende dader"));
        story.After(Cast.PrivacyOfficer, Erase([.. Enumerable.Range(1, (int)story.Incident.Seq).Select(line => (long)line)]));

        Assert.DoesNotContain(story.Incident.Log, entry => entry.Text is "Buurman Jan belt" or "Man met bivakmuts" or "Dader nog binnen" or "Bekende dader");
        Assert.True(ErasedText.Is(story.Incident.Verification!.Note));
        Assert.True(ErasedText.Is(story.Incident.Alarms[0].Signal.Text));
        Assert.Equal(4, story.Incident.Log.Count(entry => ErasedText.Is(entry.Text)));
        Assert.Equal("texts-erased", story.Incident.Log[^1].Code);
    }

    [Fact]
    public void What_was_not_named_stays()
    {
        var story = Noted();
        var note = story.Incident.Log.Single(entry => entry.Code == "noted").Seq;
        story.After(Cast.PrivacyOfficer, Erase(note));

        Assert.True(ErasedText.Is(story.Incident.Log.Single(entry => entry.Code == "noted").Text));
        Assert.Equal("Man met bivakmuts", story.Incident.Verification!.Note);
        Assert.NotNull(story.Incident.Alarms[0].Signal.Text);
        Assert.Contains(story.Incident.Log, entry => entry.Text == "Dader nog binnen");
    }

    [Fact]
    public void An_alarm_that_was_attached_later_loses_its_own_text_only()
    {
        var story = Story.Raised().After(Cast.Machine, Act.AttachAlarm.Command());
        story.After(Cast.PrivacyOfficer, Erase(2));

        Assert.False(ErasedText.Is(story.Incident.Alarms[0].Signal.Text));
        Assert.True(ErasedText.Is(story.Incident.Alarms[1].Signal.Text));
        Assert.Equal("122", story.Incident.Log[1].Text);
    }

    [Fact]
    public void A_judgement_that_was_replaced_since_does_not_take_the_new_one_with_it()
    {
        var story = Story.Verified().After(Cast.Operator, new IncidentCommand.Verify(Verdict.Unnecessary, 0, [VerificationEvidence.CallBack], "Eigenaar"));
        story.After(Cast.PrivacyOfficer, Erase(story.Incident.Log.Find(entry => entry.Code == "verified")!.Seq));

        Assert.Equal("Eigenaar", story.Incident.Verification!.Note);
    }

    [Fact]
    public void Names_of_cameras_and_codes_are_no_texts_of_people()
    {
        var story = Story.Forwarded(Shop.Till);
        story.After(Cast.PrivacyOfficer, Erase([.. story.Incident.Log.Select(entry => entry.Seq)]));

        Assert.Equal("Kassa", story.Incident.Log.Single(entry => entry.Code == "released").Text);
    }

    [Fact]
    public void The_privacy_officer_of_a_room_erases_what_its_own_people_wrote_and_nothing_else()
    {
        var story = Story.Accepted().After(Cast.Dispatcher, new IncidentCommand.WriteNote("Collega Piet rijdt"));
        var own = story.Incident.Log.Single(entry => entry.Code == "noted").Seq;

        story.Try(s_roomsOfficer, Erase(1)).Refuses("not-yours");
        story.Try(s_roomsOfficer, Erase(own, 1)).Refuses("not-yours");
        story.After(s_roomsOfficer, Erase(own));
        Assert.True(ErasedText.Is(story.Incident.Log.Single(entry => entry.Code == "noted").Text));
    }

    [Fact]
    public void Who_takes_no_part_finds_no_incident() =>
        Story.Closed().Try(Cast.Person(Cast.OtherRoom, PersonRole.PrivacyOfficer), Erase(1)).Refuses("not-found");

    [Theory, InlineData(0L), InlineData(-1L), InlineData(2L)]
    public void A_line_that_does_not_exist_is_refused(long line) =>
        Story.Raised().Try(Cast.PrivacyOfficer, Erase(line)).Refuses("no-such-line");

    [Fact]
    public void No_lines_or_too_many_are_refused()
    {
        Story.Raised().Try(Cast.PrivacyOfficer, Erase()).Refuses("no-such-line");
        Story.Raised().Try(Cast.PrivacyOfficer, Erase([.. Enumerable.Repeat(1L, 1_001)])).Refuses("no-such-line");
        Assert.Null(Story.Raised().Try(Cast.PrivacyOfficer, Erase([.. Enumerable.Repeat(1L, 1_000)])).Refusal);
    }

    [Fact]
    public void Lines_are_named_once_and_in_order() => Assert.Equal(
        [1L, 2L], Assert.IsType<IncidentEvent.TextsErased>(Story.Verified().Try(Cast.PrivacyOfficer, Erase(2, 1, 2)).Events.Single()).Lines);

    [Fact]
    public void Erasing_needs_a_reason() =>
        Story.Raised().Try(Cast.PrivacyOfficer, new IncidentCommand.EraseTexts([1], " ")).Refuses("no-text");

    [Theory, MemberData(nameof(AllWhoMakeNoExport))]
    public void Only_a_supervisor_or_privacy_officer_makes_an_export(PersonRole role) =>
        Story.Closed().Try(Cast.Person(Cast.Centre, role), s_export).Refuses("role-missing");

    [Fact]
    public void A_receiving_party_does_not_take_the_whole_log_out()
    {
        Story.Closed().Try(s_roomsOfficer, s_export).Refuses("not-yours");
        Story.Closed().Try(Cast.Person(Cast.Room, PersonRole.Supervisor), s_export).Refuses("not-yours");
    }

    [Fact]
    public void An_export_is_written_down_with_for_whom_why_and_on_what_basis()
    {
        var written = Assert.IsType<IncidentEvent.Exported>(Story.Closed().Try(Cast.PrivacyOfficer, s_export).Events.Single());
        Assert.Equal(
            new IncidentEvent.Exported(Cast.PrivacyOfficer, s_export.Recipient, s_export.Reason, s_export.LegalBasis, 9, s_export.Manifest), written);
        Assert.Null(Story.Raised().Try(Cast.Person(Cast.Centre, PersonRole.Supervisor), s_export).Refusal);
    }

    [Fact]
    public void An_export_without_recipient_reason_or_legal_basis_is_refused()
    {
        Story.Closed().Try(Cast.PrivacyOfficer, s_export with { Recipient = "" }).Refuses("no-text");
        Story.Closed().Try(Cast.PrivacyOfficer, s_export with { Reason = "" }).Refuses("no-text");
        Story.Closed().Try(Cast.PrivacyOfficer, s_export with { LegalBasis = "" }).Refuses("no-text");
    }

    [Fact]
    public void An_export_is_a_line_of_the_log_without_its_texts_and_changes_nothing_else()
    {
        var story = Story.Closed();
        var before = story.Incident;
        var line = story.After(Cast.PrivacyOfficer, s_export).Incident.Log.Except(before.Log).Single();
        Assert.Equal(("exported", null), (line.Code, line.Text));
        Assert.Equal((before.Seq + 1, before.RightsEpoch), (story.Incident.Seq, story.Incident.RightsEpoch));
    }

    private static Story Noted() => Story.Accepted().After(Cast.Operator, new IncidentCommand.WriteNote("Buurman Jan belt"));

    private static IncidentCommand.EraseTexts Erase(params long[] lines) => new(lines, "Verzoek van betrokkene");
}
