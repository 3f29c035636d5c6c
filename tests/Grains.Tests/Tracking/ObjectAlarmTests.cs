using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Rights;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;
using LiveView.Domain.Tracking.Watch.Fences;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Tracking;

/// <summary>A tracked object raises the alarm as a panel does: stored, in an incident, once; and what raises none is written down.</summary>
[Collection(ClusterCollection.Name)]
public class ObjectAlarmTests(TestCluster cluster)
{
    private static readonly MachineId Machine = MachineId.Parse("m1");
    /// <summary>Around 52, 5.1, some 600 m to each side.</summary>
    private static readonly Fence s_fence = new(
        FenceId.Parse("f1"), "Depot", FenceKind.LeavingArea,
        [new GeoPosition(51.9945, 5.091), new GeoPosition(51.9945, 5.109), new GeoPosition(52.0055, 5.109), new GeoPosition(52.0055, 5.091)], AlarmKind.Tamper);

    private int _reported;

    [Fact]
    public async Task A_pressed_button_raises_a_pursuit_with_the_object_in_it_before_it_is_answered()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Always);
        var heard = Assert.Single((await ReportAsync(van, TrackerAlarm.Duress)).Alarms);
        Assert.Equal(ObjectAlarmOutcome.Raised, heard.Outcome);
        var incident = cluster.Log.Truth(GrainKeys.Of(heard.Incident!.Value));
        Assert.Equal((IncidentKind.Pursuit, IncidentStatus.Raised), (incident.Kind, incident.Status));
        Assert.Equal((van.Id, AlarmKind.HoldUp), (incident.Objects.Single().Id, incident.Alarms.Single().Signal.Kind));
        Assert.Null(scene.Truth(heard.Incident.Value, scene.Room));
        Assert.Contains((await scene.Desk(scene.Centre).Snapshot()).Incidents, each => each.Id == heard.Incident.Value);
    }

    [Fact]
    public async Task A_button_that_is_held_down_is_one_alarm()
    {
        var (_, van) = await RegisterAsync(DuressUse.Always);
        var incident = (await ReportAsync(van, TrackerAlarm.Duress)).Alarms.Single().Incident!.Value;
        Assert.Empty((await ReportAsync(van, TrackerAlarm.Duress)).Alarms);
        Assert.Single(cluster.Log.Truth(GrainKeys.Of(incident)).Alarms);
    }

    [Fact]
    public async Task While_its_incident_cannot_be_stored_the_sender_is_told_to_send_again_and_then_it_is_raised_once()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Always);
        var report = Next(van, TrackerAlarm.Duress);
        using (cluster.Log.Away())
        {
            Assert.Equal(PositionReceipt.TryAgain, (await ReportAsync(van, report)).Refusal?.Code);
        }

        var receipt = await ReportAsync(van, report);
        Assert.Equal([ReportVerdict.Duplicate], receipt.Verdicts);
        var incident = Assert.Single(receipt.Alarms).Incident!.Value;
        Assert.Single(cluster.Log.Truth(GrainKeys.Of(incident)).Alarms);
        Assert.Single((await Grain(van).Watching(scene.Centre.Id)).Watch!.Heard);
    }

    [Fact]
    public async Task An_alarm_that_cannot_be_raised_for_long_is_kept_and_holds_up_what_its_object_reports_no_more()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Always);
        using (cluster.Log.Away())
        {
            Assert.Equal(PositionReceipt.TryAgain, (await ReportAsync(van, TrackerAlarm.Duress)).Refusal?.Code);
            await cluster.PassAsync(TimeSpan.FromMinutes(2));
            Assert.Null((await ReportAsync(van, 52.02)).Refusal);
        }

        await cluster.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(ObjectAlarmOutcome.Raised, Assert.Single((await Grain(van).Watching(scene.Centre.Id)).Watch!.Heard).Outcome);
    }

    [Fact]
    public async Task Where_its_incident_is_over_the_next_alarm_raises_another()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Always);
        var first = (await ReportAsync(van, TrackerAlarm.Duress)).Alarms.Single().Incident!.Value;
        await scene.Incident(first).Dismiss(new Order<IncidentCommand.Dismiss>(scene.Operator, new IncidentCommand.Dismiss("Een oefening.")));
        await ReportAsync(van, alarm: null);
        await cluster.PassAsync(AlarmRules.BetweenPresses);
        var second = (await ReportAsync(van, TrackerAlarm.Duress)).Alarms.Single().Incident!.Value;
        Assert.NotEqual(first, second);
        Assert.Equal(van.Id, cluster.Log.Truth(GrainKeys.Of(second)).Objects.Single().Id);
    }

    [Fact]
    public async Task Outside_of_a_watch_it_is_heard_and_written_down_and_raises_nothing()
    {
        var (scene, van) = await RegisterAsync(DuressUse.WhileWatched);
        var heard = Assert.Single((await ReportAsync(van, TrackerAlarm.Duress)).Alarms);
        Assert.Equal((ObjectAlarmOutcome.NotWatched, null), (heard.Outcome, heard.Incident));
        var line = Rights(scene).Single(each => each.Kind == RightsChangeKind.ObjectAlarmNotRaised);
        Assert.Equal((van.Id.Value, "NotWatched"), (line.Subject, line.Details!["why"]));
    }

    [Fact]
    public async Task Within_a_watch_it_raises_and_the_watch_stands_in_the_log_with_its_authority()
    {
        var (scene, van) = await RegisterAsync(DuressUse.WhileWatched);
        Assert.Null((await Grain(van).SetWatch(new Order<WatchWindow>(scene.Operator, Window(scene)))).Refusal);
        Assert.Equal(ObjectAlarmOutcome.Raised, (await ReportAsync(van, TrackerAlarm.Duress)).Alarms.Single().Outcome);
        var line = Rights(scene).Single(each => each.Kind == RightsChangeKind.WatchSet);
        Assert.Equal((scene.Operator, "Parket Midden-Nederland"), (line.By, line.Details!["authority"]));
    }

    [Fact]
    public async Task An_object_under_no_connection_of_its_party_says_that_it_could_raise_nothing()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Always);
        await Grain(van).Configure(scene.Centre.Id, van with { AlarmConnection = ConnectionNumber.Parse("LV-of-nobody") });
        Assert.Equal(ObjectAlarmOutcome.NoConnection, (await ReportAsync(van, TrackerAlarm.Duress)).Alarms.Single().Outcome);
        Assert.Contains(Rights(scene), each => each.Kind == RightsChangeKind.ObjectAlarmNotRaised && each.Details!["why"] == "NoConnection");
    }

    [Fact]
    public async Task A_party_that_gets_the_object_finds_nothing_of_what_was_listened_for_before()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Always);
        await ReportAsync(van, TrackerAlarm.Duress);
        var other = await Scene.SetAsync(cluster);
        await Grain(van).Configure(other.Centre.Id, van with { Owner = other.Centre.Id });
        Assert.Empty((await Grain(van).Watching(other.Centre.Id)).Watch!.Heard);
        Assert.Equal("no-such-object", (await Grain(van).Watching(scene.Centre.Id)).Refusal?.Code);
    }

    [Fact]
    public async Task When_the_connection_goes_to_another_party_the_pursuit_under_it_ends()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Always);
        var incident = (await ReportAsync(van, TrackerAlarm.Duress)).Alarms.Single().Incident!.Value;
        var other = await Scene.SetAsync(cluster);
        await scene.SiteGrain.Import(scene.Site with { SharingParty = other.Centre.Id });
        Assert.False(cluster.Log.Truth(GrainKeys.Of(incident)).IsOpen);
    }

    [Fact]
    public async Task A_crossing_within_a_watch_raises_once_though_the_object_was_loaded_anew_between()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Never);
        await Grain(van).SetWatch(new Order<WatchWindow>(scene.Operator, Window(scene)));
        await Grain(van).SetFence(new Order<Fence>(scene.Operator, s_fence));
        await ReportAsync(van, 52.0);
        await cluster.RestartAsync(Grain(van));
        Assert.Empty((await ReportAsync(van, 52.0065)).Alarms);
        var heard = Assert.Single((await ReportAsync(van, 52.0066)).Alarms);
        Assert.Equal((ObjectAlarmCause.AreaLeft, ObjectAlarmOutcome.Raised), (heard.Alarm.Cause, heard.Outcome));
        await cluster.RestartAsync(Grain(van));
        Assert.Empty((await ReportAsync(van, 52.0067)).Alarms);
        Assert.Single(cluster.Log.Truth(GrainKeys.Of(heard.Incident!.Value)).Alarms);
        Assert.Equal([RightsChangeKind.WatchSet, RightsChangeKind.FenceSet], Rights(scene).Where(each => each.Subject == van.Id.Value).Select(each => each.Kind));
    }

    [Fact]
    public async Task The_room_of_where_the_object_is_is_proposed_and_is_not_told_why()
    {
        var (scene, van) = await RegisterAsync(DuressUse.Always, "Limburg");
        // Maastricht; the connection is in Utrecht.
        await ReportAsync(van, 50.85, 5.69);
        var incident = scene.Incident((await ReportAsync(van, 50.851, 5.69, TrackerAlarm.Duress)).Alarms.Single().Incident!.Value);
        var proposed = Assert.Single((await incident.Advise(scene.Centre.Id))!.Proposed);
        Assert.Equal((scene.Neighbour.Id, NotificationReasonCode.Whereabouts), (proposed.Room.Id, proposed.Reason.Code));
        Assert.Null(await incident.Advise(scene.Neighbour.Id));
        await incident.Verify(new Order<IncidentCommand.Verify>(scene.Operator, new IncidentCommand.Verify(Verdict.Verified, 4, [VerificationEvidence.Audio], null)));
        await incident.Forward(new ForwardOrder(scene.Operator, [scene.Neighbour.Id], [], null));
        Assert.Equal(NotificationReasonCode.OperatorChoice, (await incident.View(scene.Neighbour.Id))!.Notifications.Single().Reason.Code);
    }

    [Fact]
    public async Task A_watch_that_has_run_out_raises_nothing_more()
    {
        var (scene, van) = await RegisterAsync(DuressUse.WhileWatched);
        await Grain(van).SetWatch(new Order<WatchWindow>(scene.Operator, Window(scene) with { Until = cluster.Now.AddMinutes(1) }));
        await cluster.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(ObjectAlarmOutcome.NotWatched, (await ReportAsync(van, TrackerAlarm.Duress)).Alarms.Single().Outcome);
        Assert.Empty((await Grain(van).Watching(scene.Centre.Id)).Watch!.Windows);
    }

    [Fact]
    public async Task What_another_party_wants_of_it_is_refused_as_if_it_were_not_there()
    {
        var (_, van) = await RegisterAsync(DuressUse.Always);
        var other = await Scene.SetAsync(cluster);
        Assert.Equal("no-such-object", (await Grain(van).SetWatch(new Order<WatchWindow>(other.Operator, Window(other)))).Refusal?.Code);
        Assert.Equal("no-such-object", (await Grain(van).SetFence(new Order<Fence>(other.Operator, s_fence))).Refusal?.Code);
    }

    private WatchWindow Window(Scene scene) => new(
        WatchId.Parse("w1"), cluster.Now, cluster.Now.AddHours(2), "Parket Midden-Nederland", "Politiewet 2012, artikel 3", scene.Operator);

    private async Task<(Scene Scene, TrackedObject Van)> RegisterAsync(DuressUse duress, string? neighbourRegion = null)
    {
        var scene = await Scene.SetAsync(cluster, neighbourRegion: neighbourRegion);
        var van = new TrackedObject(
            TrackedObjectId.Parse($"van-of-{scene.Centre.Id}"), scene.Centre.Id, "Geldwagen 17", TrackedObjectKind.CashTransport, "d", KeepTrail: true)
        {
            Duress = duress,
            AlarmConnection = scene.Site.Number,
        };
        await Grain(van).Configure(van.Owner, van);
        return (scene, van);
    }

    private ITrackedObjectGrain Grain(TrackedObject van) => cluster.Client.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(van.Id));

    private PositionReport Next(TrackedObject van, TrackerAlarm? alarm)
    {
        var number = Interlocked.Increment(ref _reported);
        return new PositionReport(van.Device, cluster.Now.AddSeconds(number), new GeoPosition(52 + (number * 0.0001), 5.1)) { Alarm = alarm };
    }

    /// <summary>It is there by now: 10 s after what it said before.</summary>
    private async Task<PositionReceipt> ReportAsync(TrackedObject van, double latitude, double longitude = 5.1, TrackerAlarm? alarm = null)
    {
        await cluster.PassAsync(TimeSpan.FromSeconds(10));
        return await ReportAsync(van, new PositionReport(van.Device, cluster.Now, new GeoPosition(latitude, longitude)) { Alarm = alarm });
    }

    private Task<PositionReceipt> ReportAsync(TrackedObject van, TrackerAlarm? alarm) => ReportAsync(van, Next(van, alarm));

    private Task<PositionReceipt> ReportAsync(TrackedObject van, PositionReport report) =>
        Grain(van).Report(new PositionOrder(van.Owner, Machine, [report]));

    private RightsChange[] Rights(Scene scene) => [.. cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id)).Select(RightsChangeFormat.Read)];
}
