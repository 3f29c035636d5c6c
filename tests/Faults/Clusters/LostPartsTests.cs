using LiveView.Simulation;
using LiveView.Simulation.Clusters;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Pictures;
using LiveView.Simulation.Processes;
using Xunit;
using Xunit.Abstractions;

namespace LiveView.Faults.Clusters;

/// <summary>
/// A line is cut, a silo dies or freezes, an edge is cut off: pictures come back by themselves, over the same sockets where the lease held,
/// and nothing is shown that nobody vouches for. The bounds are those of a slow machine; what was measured is written out.
/// </summary>
[Collection(InTown.Name)]
[Trait("needs", "postgresql")]
public sealed class LostPartsTests(TownFixture fixture, ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GapSaidWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackAfterKill = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(200);

    private Town Town => fixture.Town;

    [Fact]
    public async Task A_relay_that_is_cut_is_restored_and_viewers_stay()
    {
        await using var incident = await TownIncident.BeginAsync(Town);
        var taps = await WatchAsync(incident);
        foreach (var relay in Town.Relays)
            relay.Cut();
        await Patience.UntilAsync("the gap is said", GapSaidWithin, () => taps.All(tap => SaidSince(tap, 0, "reconnecting")));
        var since = TimeProvider.System.GetTimestamp();
        foreach (var relay in Town.Relays)
            relay.Mend();
        await MovingAgainAsync(taps, "a relay was mended", since);
        Assert.All(taps, tap => Assert.False(tap.Ended.IsCompleted, $"{tap.Person}: {tap.Closed}"));
    }

    [Fact]
    public async Task A_relay_that_swallows_everything_is_noticed_though_its_connection_stands()
    {
        await using var incident = await TownIncident.BeginAsync(Town);
        var taps = await WatchAsync(incident);
        var since = TimeProvider.System.GetTimestamp();
        foreach (var relay in Town.Relays)
            relay.Swallow();
        var noticed = await Patience.UntilAsync("the gap is said", Limit, () => taps.All(tap => SaidSince(tap, 0, "reconnecting")));
        output.WriteLine($"The gap was said {noticed.TotalSeconds:0.0} s after the line fell silent.");
        foreach (var relay in Town.Relays)
            relay.Mend();
        await MovingAgainAsync(taps, "the line fell silent", since);
    }

    [Fact]
    public async Task After_the_silo_that_takes_the_camera_in_was_killed_another_does()
    {
        await using var incident = await TownIncident.BeginAsync(Town);
        var taps = await WatchAsync(incident);
        var victim = TakingIn();
        var since = TimeProvider.System.GetTimestamp();
        await victim.KillAsync();
        try
        {
            var back = await AnybodySeesAgainAsync(incident, taps, "the silo was killed", since);
            Assert.True(back < BackAfterKill, $"{back}\n{Town.LastWords(lines: 40)}");
        }
        finally
        {
            await victim.RestartAsync();
        }
    }

    [Fact]
    public async Task After_the_silo_that_takes_the_camera_in_froze_another_does_and_the_frozen_one_shows_nothing_when_it_thaws()
    {
        await using var incident = await TownIncident.BeginAsync(Town);
        var taps = await WatchAsync(incident);
        var victim = TakingIn();
        var since = TimeProvider.System.GetTimestamp();
        victim.Freeze();
        try
        {
            await AnybodySeesAgainAsync(incident, taps, "the silo froze", since);
        }
        finally
        {
            victim.Thaw();
            // The cluster has declared it dead: it is started again, as a service manager does.
            await victim.KillAsync();
            await victim.RestartAsync();
        }
    }

    [Fact]
    public async Task Edges_cut_off_from_the_cluster_show_nothing_once_the_leases_have_run_out_though_pictures_still_reach_them()
    {
        await using var incident = await TownIncident.BeginAsync(Town);
        var taps = await WatchAsync(incident);
        var since = TimeProvider.System.GetTimestamp();
        foreach (var gateway in Town.Gateways)
            gateway.Swallow();
        try
        {
            await Task.WhenAll(taps.Select(tap => tap.Ended)).WaitAsync(Limit, TimeProvider.System);
            output.WriteLine($"Cut off, the last picture left {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0.0} s later.");
            // Neither the incident nor the session could be asked: whichever was noticed first.
            Assert.All(taps, tap => Assert.True(tap.Closed is (4403, "lease-expired" or "session-unconfirmed"), $"{tap.Person}: {tap.Closed}"));
        }
        finally
        {
            foreach (var gateway in Town.Gateways)
                gateway.Mend();
        }

        await AnybodySeesAgainAsync(incident, taps, "the edges were cut off", since);
    }

    private static async Task<PictureTap[]> WatchAsync(TownIncident incident) =>
        [await incident.WatchAsync(incident.Here), await incident.WatchAsync(incident.There)];

    private static bool SaidSince(PictureTap tap, int from, string condition) =>
        tap.Texts.Skip(from).Any(text => text.Contains($"\"{condition}\"", StringComparison.OrdinalIgnoreCase));

    /// <summary>The silo to whose relay the edges are connected now.</summary>
    private Server TakingIn() => Town.Silos[Town.Relays.Select((relay, index) => (relay, index)).First(each => each.relay.Open > 0).index];

    private async Task MovingAgainAsync(IReadOnlyList<PictureTap> taps, string what, long since)
    {
        var before = taps.Select(tap => tap.Messages).ToArray();
        await Patience.UntilAsync(
            "pictures move again", Limit, () => taps.Select((tap, index) => tap.Messages > before[index] + 5).All(moved => moved),
            () => string.Join(" | ", taps.Select(tap => $"{tap.Person}: {tap.Messages} {tap.Closed} {string.Join(" ", tap.Texts.TakeLast(1))}")));
        output.WriteLine($"Pictures moved at both edges {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0.0} s after {what}.");
    }

    /// <summary>What a console does: it opens its socket again when it closes, until pictures move.</summary>
    /// <returns>When the last of them did.</returns>
    private async Task<TimeSpan> AnybodySeesAgainAsync(TownIncident incident, IReadOnlyList<PictureTap> taps, string what, long since)
    {
        var back = await Task.WhenAll(ResumesAsync(incident, incident.Here, taps[0], since), ResumesAsync(incident, incident.There, taps[1], since));
        output.WriteLine($"Pictures moved {back[0].TotalSeconds:0.0} and {back[1].TotalSeconds:0.0} s after {what}.");
        return back.Max();
    }

    /// <summary>When pictures began to move that have moved for a second since.</summary>
    private async Task<TimeSpan> ResumesAsync(TownIncident incident, DeskClient desk, PictureTap tap, long since)
    {
        var own = tap;
        try
        {
            var (moved, began) = (0, TimeSpan.Zero);
            while (true)
            {
                var now = TimeProvider.System.GetElapsedTime(since);
                Assert.True(
                    now < Limit + Limit,
                    $"{desk.Session.Person} saw no moving pictures again: {own.Messages} {own.Closed} {own.Refused} {string.Join(" ", own.Texts.TakeLast(2))}\n{Town.LastWords(lines: 40)}");
                if (own.Ended.IsCompleted)
                {
                    await own.DisposeAsync();
                    (own, moved) = (desk.Tap(incident.Id, TownIncident.Camera), 0);
                }

                var before = own.Messages;
                await Task.Delay(Window, TimeProvider.System);
                moved = own.Messages > before ? moved + 1 : 0;
                began = moved == 1 ? now : began;
                if (moved * Window >= TimeSpan.FromSeconds(1))
                    return began;
            }
        }
        finally
        {
            await own.DisposeAsync();
        }
    }
}
