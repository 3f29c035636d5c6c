using CsCheck;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Incidents.Model;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents.Views;

public class LeakTests
{
    [Fact]
    public void A_release_to_one_room_does_not_name_the_camera_to_another()
    {
        var story = Story.Forwarded(Shop.Till).After(Cast.Operator, Story.Forward([Cast.OtherRoom], Shop.Vault));
        Assert.DoesNotContain("Kluis", ViewText.Of(story, Cast.Room.Id), StringComparison.Ordinal);
        Assert.DoesNotContain("Kassa", ViewText.Of(story, Cast.OtherRoom.Id), StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_does_its_withdrawal_or_its_end()
    {
        var story = Story.Verified().After(Cast.Operator, Story.Forward([Cast.OtherRoom], Shop.Vault, Shop.Entrance))
            .After(Cast.Operator, Story.Forward([Cast.Room], Shop.Till))
            .After(Cast.Operator, new IncidentCommand.Withdraw(Domain.Identifiers.ReleaseId.Parse("r1")))
            .LaterMinutes(30).After(Cast.Machine, new IncidentCommand.EndExpired());
        var text = ViewText.Of(story, Cast.Room.Id);
        Assert.DoesNotContain("Kluis", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ingang", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_happens_no_view_names_a_camera_that_was_never_released_to_its_reader() => Steps.AfterAlarm.Sample(run =>
    {
        var story = Story.Raised(Shop.With(run.Policy));
        foreach (var step in run.Then)
        {
            story.Later(step.After).Do(step.By, step.Command);
        }

        foreach (var reader in story.Incident.Notifications.Select(each => each.Room.Id))
        {
            var text = ViewText.Of(story, reader);
            foreach (var camera in Shop.Site.Cameras.Where(each =>
                !story.Incident.Releases.Exists(release => release.Camera == each.Id && release.To == reader && !release.IsPending)))
            {
                Assert.DoesNotContain(camera.Id.Value, text, StringComparison.Ordinal);
                Assert.DoesNotContain(camera.Name, text, StringComparison.Ordinal);
            }

            Assert.DoesNotContain(Enum.GetValues<PersonRole>(), role => text.Contains($"{Cast.Centre.Id}-{role}", StringComparison.Ordinal));
        }
    }, iter: 2_000);
}
