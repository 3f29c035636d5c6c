using LiveView.Domain.Connections;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Connections;

/// <summary>Importing a party file: twice is once, and what changed moves.</summary>
[Collection(ClusterCollection.Name)]
public class ImportTests(TestCluster cluster)
{
    [Fact]
    public async Task Importing_the_same_again_changes_nothing()
    {
        var scene = await Scene.SetAsync(cluster);
        var outcome = await scene.Register.Import(new PartyRegister(scene.Organisations, [scene.Site]));

        Assert.Equal(new ImportOutcome(0, 0, 4), outcome);
    }

    [Fact]
    public async Task Importing_the_same_again_after_a_restart_changes_nothing()
    {
        var scene = await Scene.SetAsync(cluster);
        await cluster.RestartAsync(scene.Register);
        await cluster.RestartAsync(scene.SiteGrain);
        var outcome = await scene.Register.Import(new PartyRegister(scene.Organisations, [scene.Site]));

        Assert.Equal(new ImportOutcome(0, 0, 4), outcome);
    }

    [Fact]
    public async Task A_new_name_is_a_change()
    {
        var scene = await Scene.SetAsync(cluster);
        var outcome = await scene.Register.Import(new PartyRegister([scene.Centre with { Name = "PAC Nieuw" }], [scene.Site with { Name = "Bakker" }]));

        Assert.Equal(new ImportOutcome(0, 2, 0), outcome);
    }

    [Fact]
    public async Task An_account_that_is_replaced_is_unknown_and_the_new_one_reports()
    {
        var scene = await Scene.SetAsync(cluster);
        var replacement = new AlarmAccount($"{scene.Account.Account}F");
        await scene.Register.Import(new PartyRegister([], [scene.Site with { AlarmAccounts = [replacement] }]));

        Assert.Equal(AlarmReceipt.UnknownAccount, await scene.ReceiveAsync(scene.Message()));
        Assert.Equal(
            AlarmReceipt.Stored,
            await cluster.Client.GetGrain<IAlarmAccountGrain>(GrainKeys.Of(replacement)).Receive(scene.Message()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_account_that_moves_to_another_connection_reports_there_in_whatever_order_they_are_listed(bool newFirst)
    {
        var (from, to) = (await Scene.SetAsync(cluster), await Scene.SetAsync(cluster));
        Site[] sites =
        [
            from.Site with { AlarmAccounts = [] },
            to.Site with { SharingParty = from.Site.SharingParty, AlarmAccounts = [to.Account, from.Account] },
        ];
        await from.Register.Import(new PartyRegister([], newFirst ? [.. sites.Reverse()] : sites));

        Assert.Equal(AlarmReceipt.Stored, await from.ReceiveAsync(from.Message()));
        Assert.NotNull(await to.LastIncidentAsync());
        Assert.Null(await from.LastIncidentAsync());
    }

    [Fact]
    public void A_large_import_may_take_minutes() => Assert.True(
        typeof(IPartyRegisterGrain).GetMethod(nameof(IPartyRegisterGrain.Import))!
            .GetCustomAttributes(typeof(ResponseTimeoutAttribute), inherit: false) is [ResponseTimeoutAttribute { Timeout.TotalMinutes: >= 5 }]);

    [Fact]
    public async Task A_forward_to_a_room_that_is_not_in_the_register_is_refused()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        await incident.VerifyAsync();
        var stranger = new Organisation(Domain.Identifiers.OrganisationId.Parse("mk-nowhere"), "Nowhere", OrganisationKind.ControlRoom);

        Assert.Equal("unknown-room", (await incident.ForwardAsync(stranger)).Refusal?.Code);
    }
}
