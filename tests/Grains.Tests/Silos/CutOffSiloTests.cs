using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Silos;

/// <summary>A silo that sees neither the log nor its fellows may have been replaced long ago: it renews nothing for longer than a lease.</summary>
public class CutOffSiloTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task While_the_log_is_away_and_the_other_silos_answer_pictures_go_on()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var (incident, viewing) = await WatchedAsync(silos);
        silos.PartOf<LinkedLog>(silos.HostOf(incident.Grain)).IsCut = true;
        for (var second = 0; second < 30; second++)
        {
            silos.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await incident.RenewAsync(viewing) is not null, $"second {second}");
        }
    }

    [Fact]
    public async Task Alone_in_the_cluster_pictures_go_on_while_the_log_is_away()
    {
        await using var silos = await SeveralSilos.StartAsync(1);
        var (incident, viewing) = await WatchedAsync(silos);
        using var away = silos.Log.Away();
        for (var second = 0; second < 30; second++)
        {
            silos.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await incident.RenewAsync(viewing) is not null, $"second {second}");
        }
    }

    [Fact]
    public async Task Cut_off_from_the_log_and_the_other_silos_no_lease_outlasts_five_seconds()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var (incident, viewing) = await WatchedAsync(silos);
        var host = silos.HostOf(incident.Grain);
        silos.PartOf<LinkedLog>(host).IsCut = true;
        silos.PartOf<CutOff>(host).IsOn = true;
        var cut = silos.Time.GetTimestamp();
        LeaseRenewal last;
        do
        {
            last = await incident.AskRenewalAsync(viewing);
            var ends = silos.Time.GetElapsedTime(cut) + (last.Grant?.Duration ?? TimeSpan.Zero);
            Assert.True(ends <= Longest, $"A lease holds until {ends.TotalSeconds:0.0} s after the cut.");
            silos.Time.Advance(TimeSpan.FromSeconds(0.5));
        }
        while (last.Grant is not null);

        Assert.Equal("not-confirmed", last.Ended);
    }

    [Fact]
    public async Task When_the_cut_is_over_the_room_looks_on()
    {
        await using var silos = await SeveralSilos.StartAsync(3);
        var (incident, viewing) = await WatchedAsync(silos);
        var host = silos.HostOf(incident.Grain);
        (silos.PartOf<LinkedLog>(host).IsCut, silos.PartOf<CutOff>(host).IsOn) = (true, true);
        silos.Time.Advance(Longest);
        Assert.Null(await incident.RenewAsync(viewing));
        (silos.PartOf<LinkedLog>(host).IsCut, silos.PartOf<CutOff>(host).IsOn) = (false, false);

        Assert.NotNull(await incident.RenewAsync(viewing));
    }

    private static async Task<(OpenCase Incident, string Viewing)> WatchedAsync(SeveralSilos silos)
    {
        var scene = await Scene.SetAsync(silos);
        var incident = await scene.ForwardedAsync();
        Assert.NotNull((await incident.WatchAsync(scene.Dispatcher, scene.Till.Id, $"v-{incident.Id}")).Grant);
        return (incident, $"v-{incident.Id}");
    }
}
