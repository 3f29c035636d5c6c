using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Pointing;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Pointing;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Silos;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Pointing;

/// <summary>Where people point on the map of an incident goes from edge to edge, the newest alone, and is kept nowhere.</summary>
[Collection(ClusterCollection.Name)]
public class PointersTests(TestCluster cluster)
{
    private static readonly Actor s_dispatcher = new(
        PersonId.Parse("dis"), OrganisationId.Parse("mk-one"), OrganisationKind.ControlRoom, PersonRole.Dispatcher);

    private readonly IncidentId _incident = IncidentId.Parse(Guid.NewGuid().ToString("N"));

    private IPointersGrain Grain => cluster.Client.GetGrain<IPointersGrain>(GrainKeys.Pointers(_incident));

    [Fact]
    public async Task What_one_edge_tells_all_edges_hear_and_who_comes_later_is_told_at_once()
    {
        var (first, second) = (await PointerEdge.AtAsync(cluster, Grain), await PointerEdge.AtAsync(cluster, Grain));
        Assert.True(await PointAsync("p1", 5.1));
        await first.HearsAsync("the first edge hears", pointers => pointers.Count == 1 && pointers[0].At.Longitude == 5.1);
        await second.HearsAsync("the second edge hears", pointers => pointers.Count == 1 && pointers[0].Initials == "SB");
        await PointAsync("p1", 5.2);
        await second.HearsAsync("it moved", pointers => pointers.Single().At.Longitude == 5.2);

        var told = await (await PointerEdge.AtAsync(cluster, Grain)).SubscribeAsync();
        Assert.Equal((_incident, 5.2), (told.Incident, Assert.Single(told.Pointers).At.Longitude));
    }

    [Fact]
    public async Task Whoever_points_no_longer_is_gone_at_every_edge()
    {
        var edge = await PointerEdge.AtAsync(cluster, Grain);
        await PointAsync("p1", 5.1);
        await PointAsync("p2", 5.1);
        await edge.HearsAsync("both are there", pointers => pointers.Count == 2);
        await Grain.Withdraw(PointerId.Parse("p1"));
        await edge.HearsAsync("one is gone", pointers => pointers.Count == 1 && pointers[0].Id == PointerId.Parse("p2"));
    }

    [Fact]
    public async Task An_edge_that_is_slow_hears_the_newest_and_not_what_came_in_between()
    {
        var edge = await PointerEdge.AtAsync(cluster, Grain);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        edge.Slow = goOn.Task;
        for (var moved = 1; moved <= 50; moved++)
        {
            await PointAsync("p1", moved);
        }

        edge.Slow = null;
        goOn.SetResult();
        await edge.HearsAsync("the newest is heard", pointers => pointers.Single().At.Longitude == 50);
        Assert.InRange(edge.All.Count, 1, 2);
    }

    [Fact]
    public async Task An_edge_that_could_not_be_told_is_told_when_it_renews_and_from_then_on()
    {
        var edge = await PointerEdge.AtAsync(cluster, Grain);
        edge.IsDeaf = true;
        await PointAsync("p1", 5.1);
        await TestCluster.WithinPatienceAsync(edge.Failing.Task, "the edge fails to hear");
        edge.IsDeaf = false;
        await PointAsync("p1", 5.2);
        Assert.Equal(5.2, (await edge.SubscribeAsync()).Pointers.Single().At.Longitude);
        await PointAsync("p1", 5.3);
        await edge.HearsAsync("it hears again", pointers => pointers.Single().At.Longitude == 5.3);
    }

    [Fact]
    public async Task Sixteen_point_at_once_and_when_one_goes_another_may()
    {
        for (var number = 1; number <= PointerRules.MostShown; number++)
        {
            Assert.True(await PointAsync($"p{number}", 5.1));
        }

        Assert.False(await PointAsync("one-more", 5.1));
        Assert.True(await PointAsync("p1", 5.2));
        await Grain.Withdraw(PointerId.Parse("p2"));
        Assert.True(await PointAsync("one-more", 5.1));
    }

    [Fact]
    public async Task A_pointer_whose_edge_is_lost_goes_by_itself_and_one_that_is_told_again_stays()
    {
        await PointAsync("lost", 5.1);
        await PointAsync("resting", 5.1);
        await cluster.PassAsync(TimeSpan.FromSeconds(4));
        await PointAsync("resting", 5.1);
        await cluster.PassAsync(TimeSpan.FromSeconds(4));

        Assert.Equal(PointerId.Parse("resting"), Assert.Single((await (await PointerEdge.AtAsync(cluster, Grain)).SubscribeAsync()).Pointers).Id);
    }

    [Fact]
    public async Task Nobody_points_in_anothers_name_or_without_a_role_that_works_on_incidents()
    {
        var pointer = Pointer("p1", 5.1);
        var other = pointer with { By = new OrganisationName(OrganisationId.Parse("mk-two"), "Meldkamer twee") };
        await RefusedAsync("not-the-caller", s_dispatcher, new PointerOrder(s_dispatcher, other));
        await RefusedAsync("not-the-caller", s_dispatcher with { Person = PersonId.Parse("another") }, new PointerOrder(s_dispatcher, pointer));
        var office = s_dispatcher with { Role = PersonRole.PrivacyOfficer };
        await RefusedAsync("role-missing", office, new PointerOrder(office, pointer));

        Assert.Empty((await (await PointerEdge.AtAsync(cluster, Grain)).SubscribeAsync()).Pointers);
    }

    [Fact]
    public async Task The_log_of_the_incident_knows_of_no_pointer()
    {
        var incident = await (await Scene.SetAsync(cluster)).ForwardedAsync();
        var before = incident.Logged().Count;
        var grain = cluster.Client.GetGrain<IPointersGrain>(GrainKeys.Pointers(incident.Id));
        Assert.True(await grain.Point(new PointerOrder(s_dispatcher, Pointer("p1", 5.1))));
        await grain.Withdraw(PointerId.Parse("p1"));

        Assert.Equal(before, incident.Logged().Count);
    }

    [Fact]
    public async Task The_rights_of_a_map_are_those_of_now_and_hold_for_no_longer_than_a_lease()
    {
        var incident = await (await Scene.SetAsync(cluster)).ForwardedAsync();
        var before = await incident.Grain.MapRights();
        Assert.Contains(incident.Scene.Room.Id, before.Rights.Parties);
        Assert.InRange(before.Duration, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));
        await incident.CloseAsync();

        var after = await incident.Grain.MapRights();
        Assert.True(after.Rights.Epoch > before.Rights.Epoch);
        Assert.False(after.Rights.IsOpen);
    }

    [Fact]
    public async Task When_the_silo_that_knew_is_lost_those_who_still_point_are_there_again()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var grain = silos.Client.GetGrain<IPointersGrain>(GrainKeys.Pointers(_incident));
        var order = new PointerOrder(s_dispatcher, Pointer("p1", 5.1));
        Assert.True(await grain.Point(order));
        var edge = await PointerEdge.AtAsync(silos, grain);
        await silos.LoseAsync(silos.HostOf(grain));

        await SeveralSilos.AfterLossAsync(edge.SubscribeAsync);
        Assert.True(await SeveralSilos.AfterLossAsync(() => grain.Point(order)));
        await edge.HearsAsync("it is heard at the other edge", pointers => pointers.Count == 1);
    }

    private Task<bool> PointAsync(string pointer, double longitude) => Grain.Point(new PointerOrder(s_dispatcher, Pointer(pointer, longitude)));

    private async Task RefusedAsync(string code, Actor caller, PointerOrder order)
    {
        using (Caller.Of(caller).Use())
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<CallRefusedException>(() => Grain.Point(order))).Code);
        }
    }

    private static MapPointer Pointer(string id, double longitude) => new(
        PointerId.Parse(id), new OrganisationName(s_dispatcher.Organisation, "Meldkamer een"), "SB", new GeoPosition(52.1, longitude), []);
}
