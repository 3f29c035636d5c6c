using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Handover;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Regions;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Tracking;

/// <summary>The next control room is invited before the object arrives, and answers.</summary>
[Collection(ClusterCollection.Name)]
public class HandoverTests(TestCluster cluster)
{
    private static int s_number;

    private readonly TrackedObjectId _van = TrackedObjectId.Parse($"van-{Interlocked.Increment(ref s_number)}");

    [Fact]
    public async Task An_object_that_drives_from_Amersfoort_to_Apeldoorn_invites_the_next_room_before_it_arrives_and_the_lead_moves_when_that_accepts()
    {
        var open = await LedAsync(policy => policy with { PassOn = true }, "Oost-Nederland");
        await DriveAsync(open, minutes: 6);

        var offered = Assert.Single(open.Logged<IncidentEvent.LeadOffered>());
        Assert.Equal((open.Scene.Neighbour.Id, (PersonId?)null), (offered.To.Id, offered.By.Person));
        Assert.Equal(NotificationReasonCode.Handover, Assert.Single(open.Logged<IncidentEvent.Notified>(), each => each.Room.Id == open.Scene.Neighbour.Id).Reason.Code);
        // What the object remembered is lost with its silo: the invitation stands.
        await cluster.RestartAsync(Object);
        await cluster.PassAsync(TimeSpan.FromSeconds(15));
        Assert.Empty(open.Logged<IncidentEvent.LeadWithdrawn>());
        Assert.NotNull((await open.Grain.StartFollowing(By(open.Scene.NeighbourDispatcher, new IncidentCommand.StartFollowing(ViewingId.Parse("f9"), _van)))).Grant);

        Assert.Null((await open.Grain.AcceptLead(By(open.Scene.NeighbourDispatcher, new IncidentCommand.AcceptLead(_van)))).Refusal);
        var rooms = (await open.Grain.View(open.Scene.Centre.Id))!.Objects[0].Rooms;
        Assert.Equal(
            [(open.Scene.Neighbour.Id, RoomRole.Lead), (open.Scene.Room.Id, RoomRole.Support)], rooms.Select(each => (each.Room.Id, each.Role)));
    }

    [Fact]
    public async Task The_room_is_invited_that_official_borders_name_once_they_are_imported_and_no_other()
    {
        var kept = new KeptRegions();
        kept.Keep("official", new DateOnly(2026, 1, 1), "Midden-Nederland", "Zeeland-West-Brabant", 5.55);
        Assert.True(await cluster.Regions.LookAsync(kept, cluster.Now));
        try
        {
            var open = await LedAsync(policy => policy with { PassOn = true }, "Zeeland-West-Brabant");
            await DriveAsync(open, minutes: 6);
            Assert.Equal(open.Scene.Neighbour.Id, Assert.Single(open.Logged<IncidentEvent.LeadOffered>()).To.Id);
        }
        finally
        {
            await kept.RemoveAsync("official");
            Assert.True(await cluster.Regions.LookAsync(kept, cluster.Now));
        }
    }

    [Fact]
    public async Task Two_that_accept_at_once_do_not_both_lead()
    {
        var open = await LedAsync(policy => policy with { PassOn = true });
        await open.Grain.OfferLead(new LeadOrder(open.Scene.Dispatcher, _van, open.Scene.Neighbour.Id));
        var colleague = open.Scene.NeighbourDispatcher with { Person = PersonId.Parse("colleague") };
        var answers = await Task.WhenAll(
            open.Grain.AcceptLead(By(open.Scene.NeighbourDispatcher, new IncidentCommand.AcceptLead(_van))),
            open.Grain.AcceptLead(By(colleague, new IncidentCommand.AcceptLead(_van))));
        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Single(open.Logged<IncidentEvent.LeadMoved>());
    }

    [Fact]
    public async Task An_offer_that_nobody_answers_is_escalated_after_two_minutes_to_the_national_operator_too()
    {
        var open = await LedAsync(policy => policy with { PassOn = true });
        await open.Grain.OfferLead(new LeadOrder(open.Scene.Dispatcher, _van, open.Scene.Neighbour.Id));
        var national = new Organisation(OrganisationId.Parse($"national-{_van}"), "Landelijk beheer", OrganisationKind.NationalOperator);
        await open.Scene.Register.Import(new PartyRegister([national], []));
        await open.PassUntilLoggedAsync<IncidentEvent.LeadEscalated>(TimeSpan.FromMinutes(3));
        var notice = await NoticeAsync(open.Scene.Desk(national), open.Scene.Neighbour.Name);
        Assert.Equal("lead-unanswered", notice.Code);
        Assert.DoesNotContain(open.Id.Value, $"{notice.Text.Nl}{notice.Id}", StringComparison.Ordinal);
        Assert.NotNull((await open.Grain.View(open.Scene.Centre.Id))!.Objects[0].Offers.Single().EscalatedAt);
    }

    [Fact]
    public async Task A_room_that_is_invited_may_see_from_the_moment_of_its_invitation_however_long_it_took_to_write_that_down()
    {
        var open = await LedAsync(policy => policy with { PassOn = true });
        cluster.Time.AfterReading = () => cluster.Time.Advance(TimeSpan.FromTicks(1));
        try
        {
            await open.Grain.OfferLead(new LeadOrder(open.Scene.Dispatcher, _van, open.Scene.Neighbour.Id));
        }
        finally
        {
            cluster.Time.AfterReading = null;
        }

        var seen = Assert.Single((await open.Grain.View(open.Scene.Neighbour.Id))!.Objects);
        Assert.Equal(Assert.Single(seen.Offers).At, Assert.Single(seen.Releases).Since);
    }

    private async Task<OpenCase> LedAsync(Func<SourcePolicy, SourcePolicy> policy, string? neighbourRegion = null)
    {
        var scene = await Scene.SetAsync(cluster, given => policy(given) with { AlsoRelease = CapabilitySet.Of(GateAction.Track) }, neighbourRegion);
        var open = await scene.ForwardedAsync();
        await Object.Configure(scene.Centre.Id, new TrackedObject(_van, scene.Centre.Id, "Geldwagen", TrackedObjectKind.CashTransport, "d", KeepTrail: true)
        {
            ExpectedIntervalSeconds = 5,
        });
        Assert.Null((await open.Grain.AddObject(By(scene.Operator, _van))).Refusal);
        Assert.Null((await open.Grain.ReleaseObject(By(scene.Operator, new IncidentCommand.ReleaseObject(_van, scene.Room.Id, TrailUse.Kept)))).Refusal);
        Assert.NotNull((await open.Grain.StartFollowing(By(scene.Dispatcher, new IncidentCommand.StartFollowing(ViewingId.Parse("f1"), _van)))).Grant);
        return open;
    }

    private ITrackedObjectGrain Object => cluster.Client.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(_van));

    /// <summary>East along the A1 at 100 km/h, a position every 5 s, until somebody is invited: on the way to the region of Oost-Nederland.</summary>
    private async Task DriveAsync(OpenCase open, double minutes)
    {
        var (start, end) = (cluster.Now, cluster.Now + TimeSpan.FromMinutes(minutes));
        while (cluster.Now < end && open.Logged<IncidentEvent.LeadOffered>().Count == 0)
        {
            var seconds = (cluster.Now - start).TotalSeconds;
            var receipt = await Object.Report(new PositionOrder(open.Scene.Centre.Id, MachineId.Parse("m1"), [
                new PositionReport("d", cluster.Now, new GeoPosition(52.19, 5.37 + (seconds * 27.8 / 68_250))) { Speed = 27.8, Heading = 90, Accuracy = 5 },
            ]));
            Assert.Equal([ReportVerdict.Taken], receipt.Verdicts);
            await cluster.PassAsync(TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>The national operator is told of every offer of the cluster that nobody answers: those of other tests too.</summary>
    private async Task<DeskNotice> NoticeAsync(IDeskGrain desk, string subject)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            if ((await desk.Snapshot()).Notices.FirstOrDefault(each => each.Subject == subject) is { } notice)
            {
                return notice;
            }

            await cluster.PassAsync(TimeSpan.FromSeconds(1));
        }

        throw new TimeoutException($"The desk was told nothing of {subject}.");
    }

    private static Order<TCommand> By<TCommand>(Actor by, TCommand command) => new(by, command);
}
