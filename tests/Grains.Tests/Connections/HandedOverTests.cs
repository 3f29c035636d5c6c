using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Tests.Silos;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Connections;

/// <summary>A connection goes to another sharing party while an incident of the one before is open.</summary>
public class HandedOverTests
{
    [Fact]
    public async Task The_party_that_had_it_and_its_rooms_see_and_release_nothing_of_it_any_more()
    {
        await using var silos = await SeveralSilos.StartAsync(1);
        var scene = await Scene.SetAsync(silos);
        var incident = await scene.ForwardedAsync();
        Assert.NotNull((await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, "before")).Grant);
        var other = new Organisation(OrganisationId.Parse("pac-new"), "PAC New", OrganisationKind.AlarmCentre);

        await scene.Register.Import(new PartyRegister([other], [scene.Site with { SharingParty = other.Id }]));

        Assert.Equal(IncidentStatus.Closed, silos.Log.Truth(incident.Stream).Status);
        Assert.Null((await incident.Grain.LocateFeed(ViewingId.Parse("before"), new FeedOrder("edge"))).Address);
        Assert.Equal("incident-closed", (await incident.WatchAsync(scene.Operator, scene.Till.Id, "after")).Refusal?.Code);
        Assert.Equal("incident-closed", (await incident.ReleaseAsync(scene.Entrance.Id, scene.Room)).Refusal?.Code);
        Assert.Equal(FeedAnswer.NoSuchCamera, (await OpenAsync(silos, scene, scene.Site.SharingParty)).Code);
        Assert.NotNull((await OpenAsync(silos, scene, other.Id)).Address);
    }

    private static Task<FeedAnswer> OpenAsync(SeveralSilos silos, Scene scene, OrganisationId party) =>
        silos.Client.GetGrain<ICameraGrain>(GrainKeys.Of(scene.Till.Id)).Open(new FeedOrder("edge", SharingParty: party));
}
