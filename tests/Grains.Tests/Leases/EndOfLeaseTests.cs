using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Leases;

/// <summary>A renewal that is refused says why, in the words that the viewer gets to see.</summary>
[Collection(ClusterCollection.Name)]
public class EndOfLeaseTests(TestCluster cluster)
{
    [Fact]
    public async Task After_a_withdrawal() => Assert.Equal("withdrawn", await EndedByAsync(incident => incident.WithdrawAsync()));

    [Fact]
    public async Task After_the_close() => Assert.Equal("incident-closed", await EndedByAsync(incident => incident.CloseAsync()));

    [Fact]
    public async Task After_the_end_of_the_release() => Assert.Equal("release-expired", await EndedByAsync(
        _ =>
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(5));
            return Task.CompletedTask;
        },
        watchedAfter: TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(5)));

    [Fact]
    public async Task After_the_viewing_itself_was_ended() => Assert.Equal("lapsed", await EndedByAsync(incident =>
        incident.EndViewingAsync(incident.Scene.Dispatcher, $"v-{incident.Id}")));

    private async Task<string?> EndedByAsync(Func<OpenCase, Task> end, TimeSpan watchedAfter = default)
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        cluster.Time.Advance(watchedAfter);
        await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}");
        await end(incident);
        return (await incident.AskRenewalAsync($"v-{incident.Id}")).Ended;
    }
}
