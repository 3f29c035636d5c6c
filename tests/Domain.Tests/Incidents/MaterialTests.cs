using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Photos and floor plans: brought in, released and taken back by the sharing party alone; every look is written down.</summary>
public class MaterialTests
{
    [Fact]
    public void The_plans_of_a_site_are_part_of_every_incident_there_and_released_to_nobody()
    {
        var incident = Story.Raised(Photos.Site()).Incident;
        Assert.Equal(("Begane grond", MaterialKind.Plan), (incident.Material.Single().Title, incident.Material.Single().Kind));
        Assert.Equal(new GateResource.Plan(Photos.GroundFloor.Id), incident.Items.Single().Resource);
        Assert.Empty(incident.Items.Single().Releases);
    }

    [Fact]
    public void What_is_added_is_seen_by_the_sharing_party_and_by_nobody_else()
    {
        var story = Photos.Forwarded();
        Assert.Equal(["Begane grond", "Man in rode jas"], View(story, Cast.Centre).Material.Select(each => each.Title));
        Assert.Empty(View(story, Cast.Room).Material);
        Assert.DoesNotContain(View(story, Cast.Room).Log, entry => entry.Text == "Man in rode jas");
        story.Try(Cast.Operator, Photos.LookingAtPhoto).Accepts("material-viewed");
        story.Try(Cast.Dispatcher, Photos.LookingAtPhoto).Refuses("not-released");
        story.Try(Cast.Dispatcher, Photos.LookingAtPlan).Refuses("not-released");
    }

    [Fact]
    public void A_released_photo_is_seen_by_that_room_and_by_no_other()
    {
        var story = Photos.Released().After(Cast.Operator, Story.Forward([Cast.OtherRoom]));
        story.Try(Cast.Dispatcher, Photos.LookingAtPhoto).Accepts("material-viewed");
        story.Try(Cast.Dispatcher, Photos.LookingAtPlan).Refuses("not-released");
        story.Try(Cast.OtherDispatcher, Photos.LookingAtPhoto).Refuses("not-released");
        story.Try(Cast.OtherOperator, Photos.LookingAtPhoto).Refuses("not-found");
        Assert.Equal("Man in rode jas", View(story, Cast.Room).Material.Single().Title);
        Assert.Contains(View(story, Cast.Room).Log, entry => entry is { Code: "released", Text: "Man in rode jas" }
            && entry.Capabilities == CapabilitySet.Of(GateAction.Photo));
        Assert.Empty(View(story, Cast.OtherRoom).Material);
        Assert.DoesNotContain(View(story, Cast.OtherRoom).Log, entry => entry.Code == "released");
    }

    [Fact]
    public void A_withdrawn_photo_is_gone_at_once_and_the_room_hears_why()
    {
        var story = Photos.Released().After(Cast.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse("r1")));
        story.Try(Cast.Dispatcher, Photos.LookingAtPhoto).Refuses("withdrawn");
        Assert.Empty(View(story, Cast.Room).Material);
        Assert.Contains(View(story, Cast.Room).Log, entry => entry.Code == "withdrawn");
        story.After(Cast.Operator, Photos.ReleasingPhoto).Try(Cast.Dispatcher, Photos.LookingAtPhoto).Accepts("material-viewed");
    }

    [Fact]
    public void After_the_close_nobody_looks_any_more()
    {
        var story = Photos.Released().After(Cast.Operator, new IncidentCommand.Close(null));
        story.Try(Cast.Dispatcher, Photos.LookingAtPhoto).Refuses("incident-closed");
        story.Try(Cast.Operator, Photos.LookingAtPhoto).Refuses("incident-closed");
        Assert.All(story.Incident.Items, item => Assert.All(item.Releases, release => Assert.NotNull(release.EndedAt)));
    }

    [Fact]
    public void Who_left_has_no_photo_any_more_also_when_told_again()
    {
        var story = Photos.Released().After(Cast.Dispatcher, new IncidentCommand.Leave());
        story.Try(Cast.Dispatcher, Photos.LookingAtPhoto).Refuses("has-left");
        story.After(Cast.Operator, Story.Forward([Cast.Room])).Try(Cast.Dispatcher, Photos.LookingAtPhoto).Refuses("withdrawn");
    }

    [Fact]
    public void A_release_ends_at_its_time()
    {
        var story = Photos.Released().LaterMinutes(30);
        story.Try(Cast.Dispatcher, Photos.LookingAtPhoto).Refuses("release-expired");
        story.Try(Cast.Machine, new IncidentCommand.EndExpired()).Accepts("release-expired");
        story.After(Cast.Machine, new IncidentCommand.EndExpired()).Try(Cast.Machine, new IncidentCommand.EndExpired()).ChangesNothing();
    }

    [Fact]
    public void Releases_of_photos_and_cameras_are_numbered_together()
    {
        var story = Photos.Released().After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id))
            .After(Cast.Operator, Photos.ReleasingPlan);
        Assert.Equal("r2", story.Incident.Releases.Single().Id.Value);
        Assert.Equal("r3", story.Incident.Items[0].Releases.Single().Id?.Value);
        story.After(Cast.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse("r2"))).Try(Cast.Dispatcher, Photos.LookingAtPlan).Accepts("material-viewed");
    }

    [Fact]
    public void What_asks_for_a_second_person_waits_for_one()
    {
        var story = Photos.Released(Photos.Policy with { SecondPerson = true });
        story.Try(Cast.Dispatcher, Photos.LookingAtPhoto).Refuses("release-pending");
        Assert.Empty(View(story, Cast.Room).Material);
        Assert.DoesNotContain(View(story, Cast.Room).Log, entry => entry.Code == "release-pending");
        story.Try(Cast.Operator, new IncidentCommand.ConfirmRelease(ReleaseId.Parse("r1"))).Refuses("same-person");
        story.After(Cast.Supervisor, new IncidentCommand.ConfirmRelease(ReleaseId.Parse("r1")))
            .Try(Cast.Dispatcher, Photos.LookingAtPhoto).Accepts("material-viewed");
    }

    [Fact]
    public void What_the_policy_does_not_name_is_not_released() => Assert.All(
        new IncidentCommand[] { Photos.ReleasingPhoto, Photos.ReleasingPlan },
        command => Photos.Forwarded(Shop.Policy).Try(Cast.Operator, command).Refuses("policy-forbids"));

    [Fact]
    public void Nothing_is_released_outside_the_hours_or_on_a_weak_sign_in()
    {
        var hours = new Domain.Connections.HoursOfDay(new TimeOnly(22, 0), new TimeOnly(6, 0));
        Photos.Forwarded(Photos.Policy with { ReleaseHours = hours }).Try(Cast.Operator, Photos.ReleasingPhoto).Refuses("outside-release-hours");
        Photos.Forwarded(Photos.Policy with { MinimumSignIn = SignInStrength.TwoFactors }).Try(Cast.Operator, Photos.ReleasingPhoto)
            .Refuses("sign-in-too-weak");
    }

    [Fact]
    public void Only_the_sharing_party_adds_and_releases()
    {
        Photos.Forwarded().Try(Cast.Dispatcher, Photos.Adding()).Refuses("not-yours");
        Photos.Forwarded().Try(Cast.Dispatcher, Photos.ReleasingPhoto).Refuses("not-yours");
        Photos.Forwarded().Try(Cast.PrivacyOfficer, Photos.Adding()).Refuses("role-missing");
        Photos.Forwarded().Try(Cast.OtherOperator, Photos.Adding()).Refuses("not-found");
        Story.Closed().Try(Cast.Operator, Photos.Adding()).Refuses("incident-closed");
    }

    [Fact]
    public void Only_what_is_there_is_released_and_only_to_who_was_told()
    {
        Photos.Forwarded().Try(Cast.Operator, new IncidentCommand.ReleaseMaterial(MaterialId.Parse("no-such"), Cast.Room.Id)).Refuses("no-such-material");
        Photos.Forwarded().Try(Cast.Operator, new IncidentCommand.ReleaseMaterial(Photos.Thief, Cast.OtherRoom.Id)).Refuses("not-notified");
        Photos.Released().Try(Cast.Operator, Photos.ReleasingPhoto).ChangesNothing();
    }

    [Fact]
    public void A_plan_asked_for_as_a_photo_is_not_there() => Photos.Released()
        .Try(Cast.Operator, new IncidentCommand.LookAtMaterial(Photos.GroundFloor.Id, MaterialKind.Photo)).Refuses("not-in-incident");

    [Fact]
    public void What_was_added_twice_is_added_once_and_other_bytes_under_its_name_are_refused()
    {
        Photos.Forwarded().Try(Cast.Operator, Photos.Adding()).ChangesNothing();
        Photos.Forwarded().Try(Cast.Operator, Photos.Adding() with { Content = Photos.Content with { Bytes = 1 } }).Refuses("material-exists");
    }

    [Theory]
    [InlineData("", "no-text")]
    [InlineData(" ", "no-text")]
    [InlineData("a\nb", "bad-text")]
    [InlineData("a\0b", "bad-text")]
    public void A_title_says_in_a_few_words_what_it_shows(string title, string code) =>
        Story.Raised().Try(Cast.Operator, Photos.Adding(title)).Refuses(code);

    [Fact]
    public void A_title_is_short()
    {
        Story.Raised().Try(Cast.Operator, Photos.Adding(new string('x', MaterialTitle.Longest))).Accepts("material-added");
        Story.Raised().Try(Cast.Operator, Photos.Adding(new string('x', MaterialTitle.Longest + 1))).Refuses("text-too-long");
    }

    [Fact]
    public void An_incident_holds_so_many_and_no_more()
    {
        var story = Story.Raised();
        for (var number = 1; number <= MaterialRules.Most; number++)
        {
            story.After(Cast.Operator, Photos.Adding() with { Material = MaterialId.Parse($"photo-x{number}") });
        }

        story.Try(Cast.Operator, Photos.Adding()).Refuses("too-much-material");
    }

    [Fact]
    public void Every_look_is_written_down_with_what_left_and_the_sharing_party_reads_who_looked()
    {
        var story = Photos.Released().After(Cast.Dispatcher, Photos.LookingAtPhoto).LaterMinutes(1).After(Cast.Dispatcher, Photos.LookingAtPhoto);
        Assert.Equal(
            [Photos.Content.Sha256, Photos.Content.Sha256],
            story.Told.Select(told => told.Event).OfType<IncidentEvent.MaterialViewed>().Select(each => each.Sha256));
        var look = View(story, Cast.Centre).Material.Single(each => each.Id == Photos.Thief).Looks.Single();
        Assert.Equal((Cast.Room.Id, 2, story.Now), (look.Organisation.Id, look.Count, look.LastAt));
        Assert.Empty(View(story, Cast.Room).Material.Single().Looks);
    }

    [Fact]
    public void A_look_changes_no_right_and_everything_else_does()
    {
        var released = Photos.Released();
        Assert.Equal(released.Incident.RightsEpoch, Photos.Released().After(Cast.Dispatcher, Photos.LookingAtPhoto).Incident.RightsEpoch);
        Assert.True(released.Incident.RightsEpoch > Photos.Forwarded().Incident.RightsEpoch);
    }

    [Fact]
    public void A_title_that_is_erased_is_gone_wherever_it_stood()
    {
        var story = Photos.Released();
        var line = story.Incident.Material.Single(each => each.Id == Photos.Thief).Line!.Value;
        story.After(Cast.PrivacyOfficer, new IncidentCommand.EraseTexts([line], "Verzoek"));
        Assert.DoesNotContain(View(story, Cast.Centre).Material, each => each.Title == "Man in rode jas");
        Assert.DoesNotContain(View(story, Cast.Centre).Log, entry => entry.Text == "Man in rode jas");
        Assert.True(ErasedText.Is(View(story, Cast.Room).Material.Single().Title));
    }

    [Fact]
    public void A_look_that_was_refused_is_remembered_under_its_own_name()
    {
        var story = Photos.Forwarded();
        var refusal = story.Try(Cast.Dispatcher, Photos.LookingAtPlan).Refusal!;
        var denial = AccessDenial.Of(story.Incident, Photos.LookingAtPlan, refusal, Cast.Dispatcher, story.Now);
        Assert.Equal(("view-plan", Photos.GroundFloor.Id.Value, "not-released"), (denial?.Action, denial?.Resource, denial?.Reason));
        Assert.Equal("view-photo", AccessDenial.NameOf(Photos.LookingAtPhoto));
    }

    [Fact]
    public void The_sharing_party_is_told_what_it_may_do()
    {
        Assert.Subset(View(Photos.Forwarded(), Cast.Centre).May.ToHashSet(), new HashSet<string> { "add-material", "release-material" });
        Assert.DoesNotContain("release-material", View(Photos.Forwarded(Shop.Policy), Cast.Centre).May);
        Assert.DoesNotContain("withdraw", View(Photos.Forwarded(), Cast.Centre).May);
        Assert.Contains("withdraw", View(Photos.Released(), Cast.Centre).May);
        Assert.DoesNotContain("release-material", View(Photos.Released().After(Cast.Operator, Photos.ReleasingPlan), Cast.Centre).May);
        Assert.Contains("confirm", View(Photos.Released(Photos.Policy with { SecondPerson = true }), Cast.Centre).May);
    }

    private static IncidentView View(Story story, Organisation reader) => story.Incident.For(reader.Id, story.Now)!;
}
