using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Leases;

/// <summary>A wall clock that is set neither prolongs a right, nor ends it, nor brings it back.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ClockTests(TestCluster cluster) : IDisposable
{
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromMinutes(60);
    private TimeSpan _set;

    public static TheoryData<double> Hours => [1, -1, 24, -24, 3.0 / 3600, -3.0 / 3600];

    /// <summary>Other tests take the clock as they left it.</summary>
    public void Dispose() => Set(-_set);

    [Theory, MemberData(nameof(Hours))]
    public async Task A_clock_that_is_set_ends_no_release(double hours)
    {
        var incident = await ForwardedAsync();
        Set(TimeSpan.FromHours(hours));
        cluster.Time.Advance(ReleaseTime - TimeSpan.FromSeconds(1));

        Assert.NotNull((await WatchAsync(incident)).Grant);
    }

    [Theory, MemberData(nameof(Hours))]
    public async Task A_clock_that_is_set_prolongs_no_release(double hours)
    {
        var incident = await ForwardedAsync();
        Set(TimeSpan.FromHours(hours));
        cluster.Time.Advance(ReleaseTime);

        Assert.Equal("release-expired", (await WatchAsync(incident)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Hours))]
    public async Task A_clock_that_is_set_brings_no_release_back_that_ran_out(double hours)
    {
        var incident = await ForwardedAsync();
        cluster.Time.Advance(ReleaseTime);
        await incident.PassUntilLoggedAsync<IncidentEvent.Expired>(TimeSpan.FromSeconds(3));
        Set(TimeSpan.FromHours(hours));
        await cluster.RestartAsync(incident.Grain);

        Assert.Equal("release-expired", (await WatchAsync(incident)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Hours))]
    public async Task A_lease_is_as_long_as_ever_when_the_clock_is_set(double hours)
    {
        var incident = await ForwardedAsync();
        Set(TimeSpan.FromHours(hours));

        Assert.Equal(TimeSpan.FromSeconds(4), (await WatchAsync(incident)).Grant?.Duration);
    }

    private async Task<OpenCase> ForwardedAsync()
    {
        var scene = await Scene.SetAsync(cluster);
        return await scene.ForwardedAsync();
    }

    private static Task<LeaseResult> WatchAsync(OpenCase incident) =>
        incident.WatchAsync(incident.Scene.Dispatcher, incident.Scene.Till.Id, $"v-{incident.Id}");

    private void Set(TimeSpan by)
    {
        cluster.Time.SetWall(by);
        _set += by;
    }
}
