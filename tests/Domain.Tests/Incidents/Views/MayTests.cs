using CsCheck;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Incidents.Model;
using LiveView.Domain.Tests.Situations;

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
        "add-material", "release-material", "release-replay",
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
        foreach (var name in s_names)
        {
            var possible = Commands(name, story.Incident).Any(command => story.Try(by, command) is { Refusal: null, Events.Count: > 0 });
            if (may.Contains(name) != possible)
            {
                Assert.Fail($"'{name}' offered: {may.Contains(name)}, possible: {possible}, to {by.Organisation} while {story.Incident.Status}.");
            }
        }
    }

    /// <summary>Commands of a name that are right in themselves.</summary>
    private static IEnumerable<IncidentCommand> Commands(string name, Incident incident) => name switch
    {
        "acknowledge" => [new IncidentCommand.Acknowledge()],
        "verify" => [new IncidentCommand.Verify(Verdict.Verified, 3, [VerificationEvidence.Audio], "Anders")],
        "dismiss" => [new IncidentCommand.Dismiss("Loos")],
        "forward" => [Story.Forward([new Organisation(OrganisationId.Parse("mk-nieuw"), "Nieuw", OrganisationKind.ControlRoom)])],
        "release" => from camera in incident.Site!.Cameras
                     from room in incident.Notifications
                     select new IncidentCommand.ReleaseCamera(camera.Id, room.Room.Id),
        "release-replay" => from camera in incident.Site!.Cameras
                            from room in incident.Notifications
                            select new IncidentCommand.ReleaseCamera(camera.Id, room.Room.Id, CapabilitySet.Of(GateAction.Replay)),
        "add-material" => [Photos.Adding() with { Material = MaterialId.Parse("photo-new") }],
        "release-material" => from material in incident.Material
                              from room in incident.Notifications
                              select new IncidentCommand.ReleaseMaterial(material.Id, room.Room.Id),
        "withdraw" => Releases(incident).Select(release => new IncidentCommand.Withdraw(release)),
        "seen" => [new IncidentCommand.MarkSeen()],
        "accept" => [new IncidentCommand.Accept()],
        "confirm" => Releases(incident).Select(release => new IncidentCommand.ConfirmRelease(release)),
        "leave" => [new IncidentCommand.Leave()],
        "note" => [new IncidentCommand.WriteNote("Tekst")],
        "close" => [new IncidentCommand.Close(null)],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No command of that name."),
    };

    private static IEnumerable<ReleaseId> Releases(Incident incident) => incident.Releases.Select(release => release.Id)
        .Concat(incident.Items.SelectMany(item => item.Releases).Select(release => release.Id!.Value));
}
