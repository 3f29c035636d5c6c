using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Figures;

/// <summary>Figures come from the log; hints only wake them.</summary>
[Collection(ClusterCollection.Name)]
public class FiguresTests(TestCluster cluster)
{
    private const string Hint = "Enqueue";

    [Fact]
    public async Task What_happened_is_counted_when_every_hint_was_lost()
    {
        var scene = await Scene.SetAsync(cluster);
        using (cluster.Calls.Lose(Hint))
        {
            var worked = await scene.ForwardedAsync();
            await worked.AcceptAsync();
            await worked.CloseAsync();
            await (await scene.RaisedAsync()).DismissAsync();
            await scene.RaisedAsync();
        }

        var figures = await scene.Figures.Get();
        Assert.Equal((3, 1, 1, 1, 1), (figures.Raised, figures.Forwarded, figures.Accepted, figures.Closed, figures.Dismissed));
    }

    [Fact]
    public async Task Counting_goes_on_after_a_restart_and_counts_nothing_twice()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await scene.Figures.Get();
        await cluster.RestartAsync(scene.Figures);
        await incident.CloseAsync();

        var figures = await scene.Figures.Get();
        Assert.Equal((1, 1, 1), (figures.Raised, figures.Forwarded, figures.Closed));
    }

    [Fact]
    public async Task A_close_that_was_written_late_is_counted()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.WatchAsync(scene.Operator, scene.Till.Id, $"v-{incident.Id}");
        using (cluster.Log.Away())
        {
            await incident.CloseAsync();
            await incident.EndViewingAsync(scene.Operator, $"v-{incident.Id}");
        }

        await incident.PassUntilLoggedAsync<Domain.Incidents.IncidentEvent.Closed>(TimeSpan.FromSeconds(3));
        Assert.Equal(1, (await scene.Figures.Get()).Closed);
    }

    [Fact]
    public async Task The_time_from_alarm_to_forward_is_the_median()
    {
        var scene = await Scene.SetAsync(cluster);
        foreach (var seconds in new[] { 10, 40, 20 })
        {
            var incident = await scene.RaisedAsync();
            await incident.VerifyAsync();
            cluster.Time.Advance(TimeSpan.FromSeconds(seconds));
            await incident.ForwardAsync();
            await incident.CloseAsync();
        }

        Assert.Equal(20, (await scene.Figures.Get()).AlarmToForwardMedianSeconds);
    }
}
