using System.Globalization;
using System.Text.Json;
using CsCheck;
using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking.Handover;

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
        Assert.True(after.IsOpen || (after.Releases.TrueForAll(release => release.EndedAt is not null)
            && OfItems(after).All(release => release.EndedAt is not null))));

    [Fact]
    public void Releases_go_only_to_parties_that_were_told_and_from_the_sharing_party() => EveryStep((_, after) =>
        Assert.All(after.Releases, release =>
        {
            Assert.NotNull(after.NotificationTo(release.To));
            Assert.Equal(after.SharingParty.Id, release.From);
        }));

    [Fact]
    public void Photos_and_plans_go_only_to_parties_that_were_told_where_the_policy_allows_and_no_longer() => EveryStep((_, after) =>
        Assert.All(after.Items, item => Assert.All(item.Releases, release =>
        {
            Assert.NotNull(after.NotificationTo(release.To));
            Assert.Contains(after.Site!.Policy.AlsoRelease!.Value, item.Resource.Takes);
            Assert.InRange((release.Until - release.Since).TotalMinutes, 0, after.Site.Policy.ReleaseMinutes);
        })));

    [Fact]
    public void Only_cameras_of_the_site_are_released_and_only_where_the_policy_allows() => EveryStep((_, after) =>
        Assert.All(after.Releases, release =>
        {
            Assert.All(release.Capabilities!.Value, action => Assert.True(after.Site!.Policy.MayRelease(action)));
            Assert.Contains(after.Site!.Cameras, camera => camera.Id == release.Camera);
            Assert.InRange((release.Until - release.Since).TotalMinutes, 0, after.Site.Policy.ReleaseMinutes);
        }));

    [Fact]
    public void No_release_is_given_that_another_covers_and_every_release_has_its_own_number() => EveryStep((before, after) =>
    {
        var numbers = after.Releases.Select(release => release.Id).Concat(OfItems(after).Select(release => release.Id!.Value)).ToArray();
        Assert.Equal(numbers.Distinct(), numbers);
        foreach (var given in after.Releases.Skip(before.Releases.Count))
        {
            Assert.DoesNotContain(before.Releases, each => each.Camera == given.Camera && each.To == given.To
                && each.IsOpenAt(given.Since) && given.Capabilities!.Value.All(each.Allows));
        }
    });

    [Fact]
    public void What_asks_for_a_second_person_never_runs_on_the_word_of_one() => Play((story, step) =>
    {
        var before = story.Incident;
        var decision = story.Do(step.By, step.Command);
        Assert.All(decision.Events.OfType<IncidentEvent.Released>(), given => Assert.Equal(
            before.Site!.Policy.SecondPerson ? given.By.Person : null, given.Release.PendingBy));
        Assert.DoesNotContain(decision.Events.OfType<IncidentEvent.Released>(), given => before.Site!.Policy.SecondPerson && given.Release.GivenBy is not null);
        Assert.All(decision.Events.OfType<IncidentEvent.ReleaseConfirmed>(), confirmed => Assert.NotEqual(
            before.Releases.Find(each => each.Id == confirmed.Release)?.PendingBy
                ?? OfItems(before).Single(each => each.Id == confirmed.Release).PendingBy, confirmed.By.Person));
        Assert.All(decision.Events.OfType<IncidentEvent.ObjectReleased>(), given => Assert.Equal(
            before.Site!.Policy.SecondPerson ? given.By.Person : null, given.Release.PendingBy));
        Assert.All(decision.Events.OfType<IncidentEvent.MaterialReleased>(), given => Assert.Equal(
            before.Site!.Policy.SecondPerson ? given.By.Person : null, given.Release.PendingBy));
    });

    [Fact]
    public void Who_left_has_nothing_that_runs_until_told_again() => EveryStep((_, after) =>
        Assert.All(after.Notifications.Where(each => each.LeftAt is not null), left => Assert.DoesNotContain(
            (left.Room.Id, (DateTimeOffset?)null),
            after.Releases.Select(each => (each.To, each.EndedAt)).Concat(OfItems(after).Select(each => (each.To, each.EndedAt))))));

    [Fact]
    public void Nobody_begins_to_follow_but_the_owner_and_whom_it_is_released_to() => Play((story, step) =>
    {
        var before = story.Incident;
        var decision = story.Do(step.By, step.Command);
        Assert.All(decision.Events.OfType<IncidentEvent.FollowingStarted>(), started => Assert.True(
            before.IsOpen && before.Items.Exists(item => item.Resource == new GateResource.TrackedObject(started.Object)
                && (item.Owner == started.By.Organisation || item.Releases.Any(each => each.To == started.By.Organisation && each.RunsAt(story.Now))))));
    });

    [Fact]
    public void Exactly_one_room_leads_an_object_that_any_follows_and_nobody_has_a_part_in_it_who_may_not_follow() => EveryStep((_, after) =>
        Assert.All(after.Objects, followed =>
        {
            var lead = followed.Lead;
            Assert.Equal(lead.Rooms.IsEmpty ? 0 : 1, lead.Rooms.Count(room => room.Role == RoomRole.Lead));
            Assert.Equal(lead.Rooms.Count, lead.Rooms.Select(room => room.Room).Distinct().Count());
            Assert.True(after.IsOpen || lead == ObjectLead.Nobody || (lead.Rooms.IsEmpty && lead.Offers.IsEmpty));
            Assert.DoesNotContain(lead.Offers, offer => offer.To == lead.Lead?.Room);
            Assert.All(lead.Rooms, room => Assert.Contains(
                after.Items.Single(item => item.Resource == followed.Resource).Releases, each => each.To == room.Room && each.EndedAt is null));
        }));

    [Fact]
    public void What_was_passed_on_stands_with_its_giver_is_no_more_than_the_giver_has_and_only_where_the_policy_allows() => EveryStep((_, after) =>
        Assert.All(after.Items, item => Assert.All(item.Releases.Where(each => each.GivenBy is not null && each.EndedAt is null), passed =>
        {
            Assert.True(after.Site!.Policy.PassOn && !after.Site.Policy.SecondPerson);
            Assert.Contains(item.Releases, given => given.To == passed.GivenBy && given.GivenBy is null && given.EndedAt is null
                && given.Until >= passed.Until && given.Trail >= passed.Trail && given.Since <= passed.Since);
        })));

    [Fact]
    public void A_camera_that_was_passed_on_stands_with_its_giver_is_no_more_than_the_giver_has_and_only_where_the_policy_allows() => EveryStep((before, after) =>
    {
        Assert.All(after.Releases.Where(each => each.GivenBy is not null && each.EndedAt is null), passed =>
        {
            Assert.True(after.Site!.Policy.PassOn);
            Assert.Contains(after.Releases, given => given.Camera == passed.Camera && given.To == passed.GivenBy && given.GivenBy is null && given.EndedAt is null);
            Assert.Contains(after.Invitations, each => each.Party.Id == passed.To);
        });
        Assert.All(after.Releases.Skip(before.Releases.Count).Where(each => each.GivenBy is not null), passed => Assert.Contains(
            after.Releases, given => given.Camera == passed.Camera && given.To == passed.GivenBy && given.GivenBy is null
                && given.Until >= passed.Until && passed.Given.All(given.Allows) && given.PicturesFrom <= passed.PicturesFrom));
    });

    [Fact]
    public void Whoever_is_invited_takes_part_and_leaves_with_the_invitation() => EveryStep((before, after) =>
    {
        Assert.All(after.Invitations.Where(each => each.EndedAt is null), standing =>
            Assert.True(after.IsOpen && after.NotificationTo(standing.Party.Id) is { LeftAt: null } && after.NotificationTo(standing.By) is { LeftAt: null }));
        Assert.All(after.Invitations.Where(each => each.EndedAt is not null && before.Invitations.Exists(was => was.Line == each.Line && was.EndedAt is null)),
            over => Assert.True(!after.IsOpen || after.NotificationTo(over.Party.Id)!.LeftAt is not null || after.Log.Last().Text == "forwarded"
                || after.Log.Exists(entry => entry.Code == "invitation-ended" && entry.Text == "forwarded" && entry.To == over.Party.Id && entry.At == over.EndedAt)));
    });

    [Fact]
    public void No_trail_is_released_that_is_not_stored() => EveryStep((_, after) => Assert.All(after.Objects.Where(each => !each.KeepTrail), followed =>
        Assert.All(after.Items.Single(item => item.Resource == followed.Resource).Releases, release => Assert.Equal(TrailUse.LiveOnly, release.Trail))));

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
    public void A_refusal_changes_nothing_and_whoever_acts_takes_part_or_was_refused() => Play((story, step) =>
    {
        var decision = story.Try(step.By, step.Command);
        Assert.True(decision.Refusal is null || decision.Events.Count == 0);
        Assert.All(decision.Events, e => Assert.True(e is IncidentEvent.AccessDenied || !story.Incident.Exists || story.Incident.TakesPart(e.By.Organisation)));
        story.Do(step.By, step.Command);
    });

    [Fact]
    public void The_log_alone_rebuilds_the_incident() => Steps.AfterAlarm.Sample(run =>
    {
        var story = Told(run.Policy, run.Then);
        var rebuilt = ThroughTheLog(story)
            .Aggregate(Incident.None, (incident, line) => incident.Evolve(IncidentEventFormat.Read(line), line.At));
        return Text(rebuilt) == Text(story.Incident);
    }, iter: Runs);

    private static IEnumerable<ItemRelease> OfItems(Incident incident) => incident.Items.SelectMany(item => item.Releases);

    private static void EveryStep(Action<Incident, Incident> holds) => Play((story, step) =>
    {
        var before = story.Incident;
        story.Do(step.By, step.Command);
        holds(before, story.Incident);
    });

    private static void Play(Action<Story, Step> play, int runs = Runs) => Steps.AfterAlarm.Sample(run =>
    {
        var story = Story.Raised(Photos.Site(run.Policy));
        foreach (var step in run.Then)
        {
            play(story.Later(step.After), step);
        }
    }, iter: runs);

    private static Story Told(Domain.Connections.SourcePolicy policy, Step[] steps)
    {
        var story = Story.Raised(Photos.Site(policy));
        foreach (var step in steps)
        {
            story.Later(step.After).Do(step.By, step.Command);
        }

        return story;
    }

    /// <summary>The lines as the log holds them at the end: texts that were erased are gone.</summary>
    private static LoggedLine[] ThroughTheLog(Story story)
    {
        var salts = 0;
        var lines = story.Told
            .Select(told => IncidentEventFormat.Write(told.Event, told.At, () => (++salts).ToString("x32", CultureInfo.InvariantCulture)))
            .ToArray();
        var erased = lines.SelectMany(line => line.Erases).ToHashSet();
        return [.. lines.Select((line, i) => new LoggedLine("inc:x", i + 1, i + 1, line.Type, line.At, line.Body, default, default)
        {
            Values = erased.Contains(i + 1) ? [] : line.Values,
        })];
    }

    private static string Text(Incident incident) => JsonSerializer.Serialize(incident, LogJson.Options);

    private static string Rights(Incident incident)
    {
        IncidentRights rights = incident.Rights() with { Epoch = 0, At = default };
        return JsonSerializer.Serialize(rights, LogJson.Options);
    }
}
