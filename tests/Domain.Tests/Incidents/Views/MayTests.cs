using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Incidents.Model;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Tests.Incidents.Views;

/// <summary>
/// What a screen offers is what the decider allows. Only the clock is left out: a view is not sent again when the release hours begin,
/// so "release" stays on offer outside them and the refusal explains.
/// </summary>
public class MayTests
{
    private static readonly string[] s_names =
    [
        "acknowledge", "verify", "dismiss", "forward", "release", "withdraw", "seen", "accept", "note", "close", "confirm", "leave",
        "add-material", "release-material", "release-replay", "release-clip", "release-audio", "clip", "listen", "add-object", "release-object", "ask-camera", "ask-plan",
        "ask-control", "draw", "invite", "check", "shelve", "take-back",
    ];

    [Fact]
    public void What_a_view_offers_can_be_done_and_what_it_does_not_offer_cannot() => Steps.AfterAlarm.Sample(run =>
    {
        var story = Story.Raised(Photos.Site(run.Policy with { ReleaseHours = null }));
        Agree(story);
        foreach (var step in run.Then)
        {
            story.Later(step.After).Do(step.By, step.Command);
            Agree(story);
        }
    }, iter: 1_000);

    [Fact]
    public void Each_name_is_offered_at_some_time() => Assert.Equal(
        s_names.Order(),
        Enum.GetValues<Situation>().Select(situation => situation.Tell().Incident)
            .SelectMany(incident => new[] { Cast.Centre.Id, Cast.Room.Id }.Select(reader => incident.For(reader, Story.Start)))
            .SelectMany(view => view?.May ?? [])
            .Concat(Story.Verified(Shop.With(Shop.Policy with { SecondPerson = true })).After(Cast.Operator, Story.Forward([Cast.Room], Shop.Till))
                .Incident.For(Cast.Centre.Id, Story.Start)!.May)
            .Concat(Photos.Forwarded().Incident.For(Cast.Centre.Id, Story.Start)!.May)
            .Concat(Photos.Forwarded(Shop.Policy with { AlsoRelease = CapabilitySet.Of(GateAction.Replay), Recording = true }).Incident.For(Cast.Centre.Id, Story.Start)!.May)
            .Concat(Photos.Forwarded(Shop.Policy with { AlsoRelease = CapabilitySet.Of(GateAction.Clip), Recording = true }).Incident.For(Cast.Centre.Id, Story.Start)!.May)
            .Concat(Photos.Forwarded(Shop.Policy with { Audio = true }).Incident.For(Cast.Centre.Id, Story.Start)!.May)
            .Concat(Story.Raised().After(Cast.Operator, new IncidentCommand.Shelve(15, "Sleutelhouder")).Incident.For(Cast.Centre.Id, Story.Start)!.May)
            .Concat(Asking.Forwarded().Incident.For(Cast.Room.Id, Story.Start)!.May)
            .Concat(Loot.Forwarded().Incident.For(Cast.Centre.Id, Story.Start)!.May)
            .Distinct().Order());

    private static void Agree(Story story)
    {
        Check(story, new Actor(PersonId.Parse("somebody-else"), Cast.Centre.Id, Cast.Centre.Kind, PersonRole.Operator, SignInStrength.TwoFactors));
        foreach (var told in story.Incident.Notifications)
        {
            var kind = Steps.Organisations.Single(each => each.Id == told.Room.Id).Kind;
            Check(story, new Actor(PersonId.Parse("somebody"), told.Room.Id, kind, PersonRole.Dispatcher, SignInStrength.TwoFactors));
        }
    }

    private static void Check(Story story, Actor by)
    {
        var may = story.Incident.For(by.Organisation, story.Now)!.May;
        Assert.Equal(may.Distinct(), may);
        foreach (var name in s_names.Where(name => name != "invite" || by.Kind is OrganisationKind.ControlRoom or OrganisationKind.AlarmCentre))
        {
            var possible = Commands(name, story.Incident).Any(command => story.Try(by, command) is { Refusal: null, Events.Count: > 0 });
            if (may.Contains(name) != possible)
            {
                Assert.Fail($"'{name}' offered: {may.Contains(name)}, possible: {possible}, to {by.Organisation} while {story.Incident.Status}.");
            }
        }
    }

    [Fact]
    public void What_a_view_offers_to_do_with_the_lead_can_be_done_and_what_it_does_not_offer_cannot() => Steps.AfterAlarm.Sample(run =>
    {
        var story = Story.Raised(Photos.Site(run.Policy with { ReleaseHours = null }));
        foreach (var step in run.Then)
        {
            story.Later(step.After).Do(step.By, step.Command);
            foreach (var told in story.Incident.Notifications.Where(told => Kind(told.Room.Id) == OrganisationKind.ControlRoom))
            {
                LeadAgrees(story, new Actor(PersonId.Parse("somebody"), told.Room.Id, Kind(told.Room.Id), PersonRole.Dispatcher, SignInStrength.TwoFactors));
            }
        }
    }, iter: 1_000);

    private static void LeadAgrees(Story story, Actor by)
    {
        foreach (var followed in story.Incident.For(by.Organisation, story.Now)!.Objects)
        {
            Assert.Equal(
                OfLead(followed.Id, story.Incident).Where(each => story.Try(by, each.Command) is { Refusal: null, Events.Count: > 0 })
                    .Select(each => each.Name).Distinct().Order(),
                followed.May.Order());
        }
    }

    [Fact]
    public void What_a_view_offers_to_do_with_a_request_can_be_done_and_what_it_does_not_offer_cannot() => Steps.AfterAlarm.Sample(run =>
    {
        var story = Story.Raised(Photos.Site(run.Policy with { ReleaseHours = null }));
        foreach (var step in run.Then)
        {
            story.Later(step.After).Do(step.By, step.Command);
            RequestsAgree(story, new Actor(PersonId.Parse("somebody"), Cast.Centre.Id, Cast.Centre.Kind, PersonRole.Operator, SignInStrength.TwoFactors));
            foreach (var told in story.Incident.Notifications)
            {
                RequestsAgree(story, new Actor(PersonId.Parse("somebody"), told.Room.Id, Kind(told.Room.Id), PersonRole.Dispatcher, SignInStrength.TwoFactors));
            }
        }
    }, iter: 1_000);

    [Fact]
    public void Whoever_sees_a_drawing_may_remove_it_where_the_view_says_so_and_who_does_not_see_one_cannot() => Steps.AfterAlarm.Sample(run =>
    {
        var story = Story.Raised(Photos.Site(run.Policy with { ReleaseHours = null }));
        foreach (var step in run.Then)
        {
            story.Later(step.After).Do(step.By, step.Command);
            foreach (var told in story.Incident.Notifications)
            {
                var by = new Actor(PersonId.Parse("somebody"), told.Room.Id, Kind(told.Room.Id), PersonRole.Dispatcher, SignInStrength.TwoFactors);
                var seen = story.Incident.For(told.Room.Id, story.Now)!.Drawings;
                Assert.All(story.Incident.Drawings.Where(each => each.By.Organisation != told.Room.Id), each => Assert.Equal(
                    seen.Any(one => one.Id == each.Id) ? "not-yours" : told.LeftAt is null ? "no-such-drawing" : "has-left",
                    story.Try(by, new IncidentCommand.RemoveDrawing(each.Id)).Refusal?.Code));
            }
        }
    }, iter: 1_000);

    private static void RequestsAgree(Story story, Actor by)
    {
        var seen = story.Incident.For(by.Organisation, story.Now)!.Requests;
        foreach (var request in story.Incident.Requests)
        {
            Assert.Equal(
                OfRequest(request.Id).Where(each => story.Try(by, each.Command) is { Refusal: null, Events.Count: > 0 }).Select(each => each.Name).Order(),
                (seen.FirstOrDefault(each => each.Id == request.Id)?.May ?? []).Order());
        }
    }

    private static IEnumerable<(string Name, IncidentCommand Command)> OfRequest(ControlRequestId id) =>
    [
        ("accept-request", new IncidentCommand.AcceptControl(id)),
        ("refuse-request", new IncidentCommand.RefuseControl(id, "Deze camera draait niet")),
        ("complete-request", new IncidentCommand.CompleteControl(id)),
        ("withdraw-request", new IncidentCommand.WithdrawControl(id)),
    ];

    private static IEnumerable<(string Name, IncidentCommand Command)> OfLead(TrackedObjectId id, Incident incident) =>
    [
        ("accept-lead", new IncidentCommand.AcceptLead(id)),
        ("decline-lead", new IncidentCommand.DeclineLead(id, "Geen eenheden")),
        .. Enum.GetValues<RoomRole>().Select(role => ("take-part", (IncidentCommand)new IncidentCommand.TakePart(id, role))),
        ("leave-object", new IncidentCommand.LeaveObject(id)),
        ("offer-lead", new IncidentCommand.OfferLead(id, Loot.Neighbour with { Room = Cast.Room with { Id = OrganisationId.Parse("mk-nieuw") } })),
        .. incident.Objects.Find(each => each.Id == id)!.Lead.Offers.Select(offer => ("withdraw-lead", (IncidentCommand)new IncidentCommand.WithdrawLead(id, offer.To))),
    ];

    [Fact]
    public void What_a_view_offers_to_do_with_an_invitation_can_be_done_and_what_it_does_not_offer_cannot() => Steps.AfterAlarm.Sample(run =>
    {
        var story = Story.Raised(Photos.Site(run.Policy with { ReleaseHours = null }));
        foreach (var step in run.Then)
        {
            story.Later(step.After).Do(step.By, step.Command);
            foreach (var reader in story.Incident.Participants().Select(each => each.Id))
            {
                var role = reader == Cast.Centre.Id ? PersonRole.Operator : PersonRole.Dispatcher;
                var by = new Actor(PersonId.Parse("somebody"), reader, Kind(reader), role, SignInStrength.TwoFactors);
                foreach (var invitation in story.Incident.For(reader, story.Now)!.Invitations)
                {
                    Assert.Equal(
                        OfInvitation(invitation.Party.Id).Where(each => story.Try(by, each.Command) is { Refusal: null, Events.Count: > 0 })
                            .Select(each => each.Name).Order(),
                        invitation.May.Order());
                }
            }
        }
    }, iter: 1_000);

    private static IEnumerable<(string Name, IncidentCommand Command)> OfInvitation(OrganisationId party) =>
    [
        ("withdraw-invitation", new IncidentCommand.WithdrawInvitation(party)),
        ("grant-invitation", new IncidentCommand.GrantInvitation(party, [Shop.Till, Shop.Entrance, Shop.Vault, Shop.Street.Id])),
        ("refuse-invitation", new IncidentCommand.RefuseInvitation(party, "Niet zonder de eigenaar")),
    ];

    private static OrganisationKind Kind(OrganisationId id) => Steps.Organisations.Single(each => each.Id == id).Kind;

    /// <summary>Commands of a name that are right in themselves.</summary>
    private static IEnumerable<IncidentCommand> Commands(string name, Incident incident) => name switch
    {
        "acknowledge" => [new IncidentCommand.Acknowledge()],
        "verify" => [new IncidentCommand.Verify(Verdict.Verified, 3, [VerificationEvidence.Audio], "Anders", "Haast")],
        "check" => from number in Enumerable.Range(1, 3)
                   from done in new[] { true, false }
                   select new IncidentCommand.MarkCheck(number, done),
        "shelve" => [new IncidentCommand.Shelve(15, "Sleutelhouder is onderweg")],
        "take-back" => [new IncidentCommand.TakeBack()],
        "dismiss" => [new IncidentCommand.Dismiss("Loos")],
        "forward" => [Story.Forward([new Organisation(OrganisationId.Parse("mk-nieuw"), "Nieuw", OrganisationKind.ControlRoom)])],
        "release" => from camera in incident.Site!.Cameras
                     from room in incident.Notifications
                     select new IncidentCommand.ReleaseCamera(camera.Id, room.Room.Id),
        "release-replay" => from camera in incident.Site!.Cameras
                            from room in incident.Notifications
                            select new IncidentCommand.ReleaseCamera(camera.Id, room.Room.Id, CapabilitySet.Of(GateAction.Replay)),
        "release-clip" => from camera in incident.Site!.Cameras
                          from room in incident.Notifications
                          select new IncidentCommand.ReleaseCamera(camera.Id, room.Room.Id, CapabilitySet.Of(GateAction.Clip)),
        "release-audio" => from camera in incident.Site!.Cameras
                           from room in incident.Notifications
                           select new IncidentCommand.ReleaseCamera(camera.Id, room.Room.Id, CapabilitySet.Of(GateAction.Audio)),
        "listen" => from camera in incident.Site!.Cameras
                    select new IncidentCommand.StartViewing(ViewingId.Parse("new-listening"), camera.Id, GateAction.Audio),
        "clip" => from camera in incident.Site!.Cameras
                  select new IncidentCommand.StartViewing(ViewingId.Parse("new-clip"), camera.Id, GateAction.Clip),
        "add-material" => [Photos.Adding() with { Material = MaterialId.Parse("photo-new") }],
        "release-material" => from material in incident.Material
                              from room in incident.Notifications
                              select new IncidentCommand.ReleaseMaterial(material.Id, room.Room.Id),
        "add-object" => [new IncidentCommand.AddObject(Loot.Bag with { Id = TrackedObjectId.Parse("new-7") })],
        "release-object" => from followed in incident.Objects
                            from room in incident.Notifications
                            select new IncidentCommand.ReleaseObject(followed.Id, room.Room.Id, TrailUse.LiveOnly),
        "ask-camera" => [Asking.For(Viewpoint.Mobile)],
        "ask-plan" => [Asking.ForPlan("Kelder")],
        "ask-control" => from camera in incident.Site!.Cameras
                         select Asking.To(ControlWishKind.Preset, camera.Id, "Achterdeur"),
        "draw" => [.. incident.Site!.Cameras.Select(camera => Sketch.On(camera.Id)), .. incident.Material.Select(each => Sketch.On(each.Id))],
        "withdraw" => Releases(incident).Select(release => new IncidentCommand.Withdraw(release)),
        "seen" => [new IncidentCommand.MarkSeen()],
        "accept" => [new IncidentCommand.Accept()],
        "confirm" => Releases(incident).Select(release => new IncidentCommand.ConfirmRelease(release)),
        "leave" => [new IncidentCommand.Leave()],
        "note" => [new IncidentCommand.WriteNote("Tekst")],
        "invite" => [new IncidentCommand.Invite(
            new Organisation(OrganisationId.Parse("team-nieuw"), "Nieuw", OrganisationKind.FieldTeam), InvitationPurpose.Search, null, 60)],
        "close" => [new IncidentCommand.Close(null)],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No command of that name."),
    };

    private static IEnumerable<ReleaseId> Releases(Incident incident) => incident.Releases.Select(release => release.Id)
        .Concat(incident.Items.SelectMany(item => item.Releases).Select(release => release.Id!.Value));
}
