using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Access;

/// <summary>The grain call guard, met from outside the cluster: what an edge may do, for whom, and in whose name.</summary>
[Collection(ClusterCollection.Name)]
public class CallGuardTests(TestCluster cluster)
{
    [Fact]
    public async Task A_call_without_a_caller_is_refused()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();

        using (HonestEdge.Anonymously())
        {
            await RefusedAsync("no-caller", () => incident.AcknowledgeAsync());
            await RefusedAsync("no-caller", () => incident.Grain.View(scene.Centre.Id));
            await RefusedAsync("no-caller", () => incident.RenewAsync("v1"));
            await RefusedAsync("no-caller", () => scene.Register.Organisations());
        }

        Assert.Empty(incident.Logged<IncidentEvent.Acknowledged>());
    }

    [Fact]
    public async Task Nobody_orders_in_anothers_name()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        await incident.VerifyAsync();

        using (Caller.Of(scene.Operator with { Person = PersonId.Parse("somebody-else") }).Use())
        {
            await RefusedAsync("not-the-caller", () => incident.NoteAsync());
            await RefusedAsync("not-the-caller", () => incident.ForwardAsync());
            await RefusedAsync("not-the-caller", () => incident.WatchAsync(scene.Operator, scene.Till.Id, "v1"));
        }

        Assert.Empty(incident.Logged<IncidentEvent.Noted>());
        Assert.Empty(incident.Logged<IncidentEvent.Notified>());
        Assert.Empty(incident.Logged<IncidentEvent.ViewingStarted>());
    }

    [Fact]
    public async Task A_role_cannot_be_borrowed_by_writing_it_into_the_order()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();

        using (Caller.Of(scene.Dispatcher with { Role = PersonRole.PrivacyOfficer }).Use())
        {
            await RefusedAsync("role-missing", () => incident.AcceptAsync());
            await RefusedAsync("not-the-caller", () => incident.WatchAsync(scene.Dispatcher, scene.Till.Id, "v1"));
        }

        Assert.Empty(incident.Logged<IncidentEvent.Accepted>());
    }

    [Fact]
    public async Task Nobody_reads_as_another_organisation()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();

        using (Caller.Of(scene.NeighbourDispatcher).Use())
        {
            await RefusedAsync("not-the-caller", () => incident.Grain.View(scene.Room.Id));
            await RefusedAsync("not-yours", () => scene.Desk(scene.Room).Snapshot());
            Assert.Null(await incident.Grain.View(scene.Neighbour.Id));
            Assert.Empty((await scene.Desk(scene.Neighbour).Snapshot()).Incidents);
        }
    }

    [Fact]
    public async Task A_person_reaches_nothing_that_is_the_products_own()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));

        using (Caller.Of(scene.Dispatcher).Use())
        {
            await RefusedAsync("system-only", () => edge.SubscribeAsync());
            await RefusedAsync("system-only", () => scene.Desk(scene.Room).Unsubscribe("edge"));
            await RefusedAsync("system-only", () => scene.CameraGrain(scene.Till).Demand());
            await RefusedAsync("system-only", () => scene.SiteGrain.Get());
            await RefusedAsync("system-only", () => scene.AccountGrain.TakeAway(scene.Site.Number));
            await RefusedAsync("system-only", () => incident.RenewAsync("v1"));
            await RefusedAsync("system-only", () => scene.Register.Import(new(scene.Organisations, [scene.Site])));
            await RefusedAsync("system-only", () => cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero));
            await RefusedAsync("role-missing", () => scene.Figures.Get());
            await RefusedAsync("role-missing", () => scene.ReceiveAsync(scene.Message()));
        }
    }

    [Fact]
    public async Task The_product_does_not_act_in_a_persons_name()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();

        using (Caller.System("a lease renewal gone wrong").Use())
        {
            await RefusedAsync("not-the-caller", () => incident.AcknowledgeAsync());
        }
    }

    [Fact]
    public async Task A_machine_of_a_sharing_party_hands_in_alarms_of_its_own_and_does_nothing_else()
    {
        var scene = await Scene.SetAsync(cluster);
        var machine = Actor.Machine(scene.Centre.Id, scene.Centre.Kind);

        using (Caller.Of(machine).Use())
        {
            await scene.ReceiveAsync(scene.Message());
            await RefusedAsync("role-missing", () => scene.Desk(scene.Centre).Snapshot());
            await RefusedAsync("role-missing", () => scene.Register.Organisations());
        }

        using (Caller.Of(Actor.Machine(scene.Neighbour.Id, OrganisationKind.AlarmCentre)).Use())
        {
            await RefusedAsync("not-the-caller", () => scene.ReceiveAsync(scene.Message()));
        }

        var incident = new OpenCase(scene, cluster, (await scene.LastIncidentAsync())!.Value);
        using (Caller.Of(machine).Use())
        {
            var order = new Order<IncidentCommand.Acknowledge>(machine, new IncidentCommand.Acknowledge());
            await RefusedAsync("role-missing", () => incident.Grain.Acknowledge(order));
        }

        Assert.Single(incident.Logged<IncidentEvent.Raised>());
    }

    [Fact]
    public async Task What_follows_from_a_persons_order_is_done_for_that_person_by_every_grain_on_the_way()
    {
        var scene = await Scene.SetAsync(cluster);
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Room));
        var incident = await scene.RaisedAsync();

        using (Caller.Of(scene.Operator).Use())
        {
            await incident.VerifyAsync();
            Assert.Null((await incident.ForwardAsync()).Refusal);
        }

        await TestCluster.WithinPatienceAsync(edge.Witness.HearsAsync(incident.Id), "the room's edge hears of the incident");
        Assert.Equal([1], cluster.Media.EpochsOf(scene.Till.Id));
    }

    [Fact]
    public async Task A_timer_of_a_grain_acts_for_nobody_and_is_heard_all_the_same()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        using (Caller.Of(scene.Dispatcher).Use())
        {
            Assert.NotNull((await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, "v1")).Grant);
        }

        // Nobody renews it: the incident's own timer ends it, and the line of the log says whose viewing it was.
        await incident.PassUntilLoggedAsync<IncidentEvent.ViewingEnded>(TimeSpan.FromSeconds(30));
        Assert.Equal(scene.Dispatcher, Assert.Single(incident.Logged<IncidentEvent.ViewingEnded>()).By);
    }

    [Fact]
    public async Task An_announcement_that_was_lost_is_told_again_by_a_timer_without_a_caller()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(scene.Centre));
        using (cluster.Calls.Lose("Announce", Abstractions.GrainKeys.Desk(scene.Centre.Id)))
        using (Caller.Of(scene.Operator).Use())
        {
            await incident.AcknowledgeAsync();
        }

        await cluster.PassUntilAsync(
            edge.Witness.HearsAsync(incident.Id, each => each.Incident!.Status == IncidentStatus.UnderVerification), TimeSpan.FromSeconds(10),
            "the centre's edge hears of the acknowledgement");
    }

    private static async Task RefusedAsync(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<CallRefusedException>(call)).Code);
}
