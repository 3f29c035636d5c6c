using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class RecordingTests
{
    private static readonly string s_head = string.Concat(Enumerable.Repeat("ab", 32));
    private static readonly string s_before = string.Concat(Enumerable.Repeat("cd", 32));

    [Fact]
    public void What_is_released_is_recorded_while_it_is_released_and_only_where_the_policy_allows_it()
    {
        var story = Story.Forwarded(Shop.Till);
        var allowed = With(story.Incident, recording: true);
        var now = story.Incident.ChangedAt;

        Assert.Equal(Shop.Till, Assert.Single(RecordingRules.Wanted(allowed, now)).Camera);
        Assert.Empty(RecordingRules.Wanted(With(story.Incident, recording: false), now));
        Assert.Empty(RecordingRules.Wanted(allowed, now.AddMinutes(31)));
        Assert.Empty(RecordingRules.Wanted(allowed.Evolve(new IncidentEvent.Withdrawn(Cast.Operator, ReleaseId.Parse("r1")), now), now));
        Assert.Empty(RecordingRules.Wanted(allowed.Evolve(new IncidentEvent.Closed(Cast.Operator, null), now), now));
    }

    [Fact]
    public void It_begins_before_the_release_only_where_the_release_says_so()
    {
        var story = Story.Forwarded(Shop.Till);
        var now = story.Incident.ChangedAt;
        var live = With(story.Incident, recording: true);
        var release = live.Releases[0] with { ReplaySince = Story.Start.AddSeconds(-30), Capabilities = CapabilitySet.Of(GateAction.Replay) };

        Assert.Equal(live.Releases[0].Since, RecordingRules.Wanted(live, now)[0].From);
        Assert.Equal(Story.Start.AddSeconds(-30), RecordingRules.Wanted(live with { Releases = [release with { PreAlarmSeconds = 30 }] }, now)[0].From);
        Assert.Equal(Story.Start, RecordingRules.Wanted(live with { Releases = [release] }, now)[0].From);
    }

    [Fact]
    public void What_is_from_before_the_alarm_is_held_for_ten_minutes_at_most_and_only_in_an_open_incident_whose_policy_says_so()
    {
        var policy = Shop.Policy with { Recording = true, PreAlarmSeconds = 10, PreAlarmLegalBasis = "Contract, artikel 7" };
        var raised = Story.Raised(Shop.With(policy));

        Assert.Equal(
            Shop.Site.Cameras.Select(camera => new HeldPreAlarm(camera.Id, Story.Start.AddSeconds(-10), Story.Start.AddMinutes(10))),
            RecordingRules.Held(raised.Incident, Story.Start));
        Assert.Empty(RecordingRules.Held(raised.Incident, Story.Start.AddMinutes(10)));
        Assert.Empty(RecordingRules.Held(Story.Raised().Incident, Story.Start));
        Assert.Empty(RecordingRules.Held(Incident.None, Story.Start));
        Assert.Empty(RecordingRules.Held(raised.After(Cast.Operator, new IncidentCommand.Dismiss("Loos")).Incident, Story.Start));
        Assert.Empty(RecordingRules.Wanted(Story.Verified(Shop.With(policy)).Incident, Story.Start));
    }

    [Fact]
    public void A_release_that_waits_for_a_second_person_records_nothing()
    {
        var story = Story.Forwarded(Shop.Till);
        var allowed = With(story.Incident, recording: true);
        var pending = allowed with { Releases = [allowed.Releases[0] with { PendingBy = Cast.Operator.Person }] };

        Assert.Empty(RecordingRules.Wanted(pending, story.Incident.ChangedAt));
    }

    [Fact]
    public void A_closed_segment_is_written_once_however_often_it_is_told_also_after_the_incident()
    {
        var story = Story.Closed(Shop.Till);
        var first = IncidentDecider.Decide(story.Incident, Seal(1), Cast.Machine, story.Incident.ChangedAt);
        var after = story.Incident.Evolve(Assert.Single(first.Events), story.Incident.ChangedAt);

        Assert.Empty(IncidentDecider.Decide(after, Seal(1), Cast.Machine, story.Incident.ChangedAt).Events);
        Assert.Equal((1, s_head), (after.Takes[0].Segments, after.Takes[0].Head));
        Assert.Single(IncidentDecider.Decide(after, Seal(2), Cast.Machine, story.Incident.ChangedAt).Events);
    }

    [Fact]
    public void Nobody_but_the_machinery_vouches_for_a_recording_or_deletes_one()
    {
        var story = Story.Forwarded(Shop.Till);
        Assert.Equal("not-yours", story.Do(Cast.Operator, Seal(1)).Refusal!.Code);
        Assert.Equal("not-yours", story.Do(Cast.Operator, new IncidentCommand.DeleteRecordings()).Refusal!.Code);
        Assert.Equal("bad-hash", story.Do(Cast.Machine, Seal(1) with { Head = "none" }).Refusal!.Code);
    }

    [Fact]
    public void Recordings_are_deleted_when_their_time_has_come_and_that_is_written_once()
    {
        var closed = Story.Closed(Shop.Till).Incident;
        var short_ = closed with { Site = closed.Site! with { Policy = closed.Site.Policy with { KeepDays = 3 } } };
        var end = closed.EndedAt!.Value;

        Assert.Empty(Delete(Story.Forwarded(Shop.Till).Incident, end.AddYears(1)));
        Assert.Empty(Delete(closed, end.AddDays(28).AddSeconds(-1)));
        Assert.Single(Delete(closed, end.AddDays(28)));
        Assert.Single(Delete(short_, end.AddDays(3)));
        Assert.Empty(Delete(closed.Evolve(Delete(closed, end.AddDays(28))[0], end.AddDays(28)), end.AddDays(29)));
    }

    private static IReadOnlyList<IncidentEvent> Delete(Incident state, DateTimeOffset now) =>
        IncidentDecider.Decide(state, new IncidentCommand.DeleteRecordings(), Cast.Machine, now).Events;

    private static IncidentCommand.SealRecording Seal(int segment) => new(
        Shop.Till, TakeId.Parse("t1"), segment, Story.Start, Story.Start.AddMinutes(1), 1_500, 0, s_before, s_head, 0);

    private static Incident With(Incident incident, bool recording) =>
        incident with { Site = incident.Site! with { Policy = incident.Site.Policy with { Recording = recording } } };
}
