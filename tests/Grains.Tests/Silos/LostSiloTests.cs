using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Material;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Silos;

/// <summary>A silo is lost with its disk: what was taken away there does not come back, and what nobody can know is given to nobody.</summary>
public class LostSiloTests
{
    [Fact]
    public async Task What_was_withdrawn_while_the_log_was_away_stays_withdrawn_and_the_rest_goes_on()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var incident = await WatchedAsync(silos);
        using (silos.Log.Away())
        {
            Assert.Null((await incident.WithdrawAsync("r1")).Refusal);
            await silos.LoseAsync(silos.HostOf(incident.Grain));
        }

        Assert.Equal("withdrawn", (await RenewedAsync(incident, "till")).Ended);
        Assert.NotNull((await RenewedAsync(incident, "entrance")).Grant);
        Assert.Equal(incident.Scene.Operator, incident.Logged<IncidentEvent.Withdrawn>().Single().By);
        Assert.Null(LogChain.FirstBreak(silos.Log.Lines(incident.Stream)));
    }

    [Fact]
    public async Task A_withdrawal_that_only_one_silo_could_keep_says_that_it_is_not_stored()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var incident = await WatchedAsync(silos);
        foreach (var other in silos.Others(silos.HostOf(incident.Grain)))
        {
            silos.SpoolOf(other).IsFull = true;
        }

        using var away = silos.Log.Away();
        Assert.Equal("not-stored", (await incident.WithdrawAsync("r1")).Refusal?.Code);
        Assert.Equal("withdrawn", (await incident.AskRenewalAsync(Viewing(incident, "till"))).Ended);
    }

    [Fact]
    public async Task One_silo_that_is_lost_takes_no_release_with_it()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var incident = await WatchedAsync(silos);
        await silos.LoseAsync(silos.HostOf(incident.Grain));

        Assert.NotNull((await RenewedAsync(incident, "till")).Grant);
        Assert.Empty(incident.Logged<IncidentEvent.Withdrawn>());
    }

    [Fact]
    public async Task When_two_are_lost_the_releases_that_were_given_before_end_and_those_given_after_stay()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var incident = await WatchedAsync(silos);
        var host = silos.HostOf(incident.Grain);
        await silos.LoseAsync(silos.Others(host).First());
        await silos.LoseAsync(host);

        Assert.Equal("withdrawn", (await RenewedAsync(incident, "till")).Ended);
        await AssertGivenAgainStaysAsync(silos, incident);
    }

    [Fact]
    public async Task When_a_silo_is_lost_that_kept_something_alone_every_release_given_before_ends()
    {
        await using var silos = await SeveralSilos.StartAsync(1);
        var incident = await WatchedAsync(silos);
        var only = silos.HostOf(incident.Grain);
        using (silos.Log.Away())
        {
            Assert.Null((await incident.WithdrawAsync("r1")).Refusal);
            await silos.AddAsync();
            await silos.LoseAsync(only);
        }

        Assert.Equal("withdrawn", (await RenewedAsync(incident, "till")).Ended);
        Assert.Equal("withdrawn", (await RenewedAsync(incident, "entrance")).Ended);
        await AssertGivenAgainStaysAsync(silos, incident);
    }

    private static async Task AssertGivenAgainStaysAsync(SeveralSilos silos, OpenCase incident)
    {
        Assert.All(incident.Logged<IncidentEvent.Withdrawn>(), each => Assert.Equal((null, "in-doubt"), (each.By.Role, each.Why)));
        silos.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null((await incident.ReleaseAsync(incident.Scene.Till.Id, incident.Scene.Room)).Refusal);
        Assert.NotNull((await incident.WatchAsync(incident.Scene.Dispatcher, incident.Scene.Till.Id, $"again-{incident.Id}")).Grant);
        await silos.RestartAsync(incident.Grain);

        Assert.NotNull((await incident.AskRenewalAsync($"again-{incident.Id}")).Grant);
    }

    /// <summary>Forwarded, with two cameras released to the room, and somebody at both.</summary>
    private static async Task<OpenCase> WatchedAsync(SeveralSilos silos)
    {
        var scene = await Scene.SetAsync(silos);
        var incident = await scene.ForwardedAsync();
        await incident.ReleaseAsync(scene.Entrance.Id, scene.Room);
        Assert.NotNull((await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, Viewing(incident, "till"))).Grant);
        Assert.NotNull((await incident.WatchAsync(scene.Dispatcher, scene.Entrance.Id, Viewing(incident, "entrance"))).Grant);
        return incident;
    }

    private static Task<LeaseRenewal> RenewedAsync(OpenCase incident, string camera) =>
        SeveralSilos.AfterLossAsync(() => incident.AskRenewalAsync(Viewing(incident, camera)));

    private static string Viewing(OpenCase incident, string camera) => $"{camera}-{incident.Id}";

    [Fact]
    public async Task A_photo_or_plan_withdrawn_where_both_disks_are_lost_does_not_come_back()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var scene = await Scene.SetAsync(silos, policy => policy with { AlsoRelease = CapabilitySet.Of(GateAction.Plan) });
        var plan = new SitePlan(MaterialId.Parse("plan-1"), "Ground", new MaterialContent(new string('a', 64), "image/jpeg", 10, 4, 3));
        var incident = await scene.ForwardedAsync();

        await silos.Log.AppendAsync(incident.Stream, silos.Log.Truth(incident.Stream).Seq,
            [IncidentEventFormat.Write(new IncidentEvent.MaterialAdded(scene.Operator, plan.Id, MaterialKind.Plan, plan.Content, plan.Title), silos.Now, () => Guid.NewGuid().ToString("N"))], []);
        await silos.RestartAsync(incident.Grain);
        var released = await incident.Grain.ReleaseMaterial(new(scene.Operator, new IncidentCommand.ReleaseMaterial(plan.Id, scene.Room.Id)));
        Assert.Null(released.Refusal);
        var release = silos.Log.Truth(incident.Stream).Items.SelectMany(each => each.Releases).Single().Id!.Value;
        Assert.NotNull((await LookAsync(incident, plan)).Permit);
        Assert.NotNull((await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, "till")).Grant);

        var host = silos.HostOf(incident.Grain);
        var second = silos.Others(host).First();
        silos.SpoolOf(silos.Others(host).Last()).IsFull = true;
        using (silos.Log.Away())
        {
            Assert.Null((await incident.WithdrawAsync(release.Value)).Refusal);
            Assert.Null((await incident.WithdrawAsync("r1")).Refusal);
            await silos.LoseAsync(second);
            await silos.LoseAsync(host);
        }

        Assert.Equal("withdrawn", (await SeveralSilos.AfterLossAsync(() => incident.AskRenewalAsync("till"))).Ended);
        Assert.Equal("withdrawn", (await LookAsync(incident, plan)).Refusal?.Code);
    }

    private static Task<LookResult> LookAsync(OpenCase incident, SitePlan plan) =>
        incident.Grain.LookAtMaterial(new(incident.Scene.Dispatcher, new IncidentCommand.LookAtMaterial(plan.Id, MaterialKind.Plan)));
}
