using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Tracking;

/// <summary>An edge asks again and again which object a device is; the answer is worth something only when it changed.</summary>
[Collection(ClusterCollection.Name)]
public class TrackedDevicesTests(TestCluster cluster)
{
    private static readonly OrganisationId s_owner = OrganisationId.Parse("pac-devices");

    private ITrackedObjectsGrain Grain => cluster.Client.GetGrain<ITrackedObjectsGrain>(GrainKeys.Objects(s_owner));

    [Fact]
    public async Task Who_knows_the_devices_hears_of_them_again_only_when_they_changed()
    {
        using var acting = Abstractions.Access.Caller.System("test").Use();
        await Grain.Import([Vehicle("one")]);
        var known = await Grain.Devices(null);
        Assert.Equal([new TrackedDevice("device-one", TrackedObjectId.Parse("one"))], known!.Devices);

        await Grain.Import([Vehicle("one")]);
        Assert.Null(await Grain.Devices(known.Edition));

        await Grain.Import([Vehicle("one"), Vehicle("two")]);
        Assert.Equal(["device-one", "device-two"], (await Grain.Devices(known.Edition))!.Devices.Select(each => each.Device));
    }

    private static TrackedObject Vehicle(string id) =>
        new(TrackedObjectId.Parse(id), s_owner, id, TrackedObjectKind.Vehicle, $"device-{id}", KeepTrail: true);
}
