using LiveView.Domain.Connections;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Accountability;

/// <summary>An import that changes who may see what stands in the log of the organisation it concerns.</summary>
[Collection(ClusterCollection.Name)]
public class ConfigurationTests(TestCluster cluster)
{
    [Fact]
    public async Task A_new_connection_and_organisation_are_entries()
    {
        var scene = await Scene.SetAsync(cluster);
        Assert.Equal(
            ["organisation-configured", "connection-configured"], cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id)).Select(line => line.Type));
    }

    [Fact]
    public async Task An_import_that_changes_a_source_policy_is_an_entry_with_both_policies()
    {
        var scene = await Scene.SetAsync(cluster);
        var site = scene.Site with { Policy = scene.Site.Policy with { LiveRelease = false } };
        await scene.Register.Import(new PartyRegister(scene.Organisations, [site]));

        var change = RightsChangeFormat.Read(cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id))[^1]);
        Assert.Equal((RightsChangeKind.ConnectionConfigured, site.Number.Value), (change.Kind, change.Subject));
        Assert.Equal(["policy", "policy-before"], change.Details!.Keys.Order());
    }

    [Fact]
    public async Task An_import_that_changes_nothing_is_no_entry()
    {
        var scene = await Scene.SetAsync(cluster);
        var before = cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id)).Count;
        await scene.Register.Import(new PartyRegister(scene.Organisations, [scene.Site]));

        Assert.Equal(before, cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id)).Count);
    }

    [Fact]
    public async Task A_connection_that_goes_to_another_party_is_an_entry_of_both()
    {
        var scene = await Scene.SetAsync(cluster);
        var other = scene.Centre with { Id = Domain.Identifiers.OrganisationId.Parse($"{scene.Centre.Id}-b") };
        await scene.Register.Import(new PartyRegister([.. scene.Organisations, other], [scene.Site with { SharingParty = other.Id }]));

        Assert.Equal("connection-configured", cluster.Log.Lines(GrainKeys.Rights(other.Id))[^1].Type);
        Assert.Equal("connection-configured", cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id))[^1].Type);
    }
}
