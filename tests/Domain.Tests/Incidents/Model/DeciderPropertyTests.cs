using System.Text.Json;
using CsCheck;
using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents.Model;

/// <summary>Whatever people do, in whatever order, these hold. The decider throwing fails each of them.</summary>
public class DeciderPropertyTests
{
    private const int Runs = 2_000;

    [Fact]
    public void The_epoch_of_rights_never_falls_and_rises_with_every_change_of_rights() => EveryStep((before, after) =>
    {
        Assert.True(after.RightsEpoch >= before.RightsEpoch);
        Assert.True(after.RightsEpoch > before.RightsEpoch || Rights(before) == Rights(after));
    });

    [Fact]
    public void No_release_runs_in_an_incident_that_is_over() => EveryStep((_, after) =>
        Assert.True(after.IsOpen || after.Releases.TrueForAll(release => release.EndedAt is not null)));

    [Fact]
    public void Releases_go_only_to_parties_that_were_told_and_from_the_sharing_party() => EveryStep((_, after) =>
        Assert.All(after.Releases, release =>
        {
            Assert.NotNull(after.NotificationTo(release.To));
            Assert.Equal(after.SharingParty.Id, release.From);
        }));

    [Fact]
    public void Only_cameras_of_the_site_are_released_and_only_where_the_policy_allows() => EveryStep((_, after) =>
        Assert.All(after.Releases, release =>
        {
            Assert.True(after.Site!.Policy.LiveRelease);
            Assert.Contains(after.Site.Cameras, camera => camera.Id == release.Camera);
            Assert.InRange((release.Until - release.Since).TotalMinutes, 0, after.Site.Policy.ReleaseMinutes);
        }));

    [Fact]
    public void A_party_has_at_most_one_running_release_of_a_camera_and_every_release_its_own_number() => EveryStep((_, after) =>
    {
        Assert.Equal(after.Releases.Count, after.Releases.DistinctBy(release => release.Id).Count());
        foreach (var release in after.Releases)
        {
            Assert.True(after.Releases.Count(each => each.Camera == release.Camera && each.To == release.To && each.RunsAt(release.Since)) <= 1);
        }
    });

    [Fact]
    public void An_incident_that_is_over_never_opens_again() =>
        EveryStep((before, after) => Assert.True(before.IsOpen || !before.Exists || !after.IsOpen));

    [Fact]
    public void Only_parties_that_share_or_may_receive_take_part() => EveryStep((_, after) =>
    {
        var told = after.Notifications.Select(each => each.Room.Id).ToArray();
        Assert.Equal(told.Distinct(), told);
        Assert.All(told, id => Assert.True(Steps.Organisations.Single(each => each.Id == id).Kind.Receives()));
    });

    [Fact]
    public void A_refusal_changes_nothing_and_every_event_has_an_actor_that_takes_part() => Play((story, step) =>
    {
        var decision = story.Try(step.By, step.Command);
        Assert.True(decision.Refusal is null || decision.Events.Count == 0);
        Assert.All(decision.Events, e => Assert.True(!story.Incident.Exists || story.Incident.TakesPart(e.By.Organisation)));
        story.Do(step.By, step.Command);
    });

    [Fact]
    public void The_log_alone_rebuilds_the_incident() => Steps.AfterAlarm.Sample(run =>
    {
        var story = Told(run.Policy, run.Then);
        var rebuilt = story.Told.Select(told => ThroughTheLog(told.Event, told.At))
            .Aggregate(Incident.None, (incident, line) => incident.Evolve(IncidentEventFormat.Read(line), line.At));
        return Text(rebuilt) == Text(story.Incident);
    }, iter: Runs);

    private static void EveryStep(Action<Incident, Incident> holds) => Play((story, step) =>
    {
        var before = story.Incident;
        story.Do(step.By, step.Command);
        holds(before, story.Incident);
    });

    private static void Play(Action<Story, Step> play) => Steps.AfterAlarm.Sample(run =>
    {
        var story = Story.Raised(Shop.With(run.Policy));
        foreach (var step in run.Then)
        {
            play(story.Later(step.After), step);
        }
    }, iter: Runs);

    private static Story Told(Domain.Connections.SourcePolicy policy, Step[] steps)
    {
        var story = Story.Raised(Shop.With(policy));
        foreach (var step in steps)
        {
            story.Later(step.After).Do(step.By, step.Command);
        }

        return story;
    }

    private static LoggedLine ThroughTheLog(IncidentEvent e, DateTimeOffset at)
    {
        var line = IncidentEventFormat.Write(e, at);
        return new LoggedLine("inc:x", 1, 1, line.Type, line.At, line.Body, default, default);
    }

    private static string Text(Incident incident) => JsonSerializer.Serialize(incident, LogJson.Options);

    private static string Rights(Incident incident)
    {
        IncidentRights rights = incident.Rights() with { Epoch = 0 };
        return JsonSerializer.Serialize(rights, LogJson.Options);
    }
}
