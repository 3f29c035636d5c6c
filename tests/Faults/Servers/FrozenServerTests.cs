using LiveView.Faults.Stages;
using Xunit;

namespace LiveView.Faults.Servers;

[Trait("needs", "chromium")]
public sealed class FrozenServerTests
{
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task After_a_freeze_no_picture_leaves_on_an_old_lease_and_the_screens_recover_by_themselves()
    {
        await using var open = await OpenIncident.BeginAsync();
        await using var tap = (await open.Scene.DeskAsync("dis-oost")).Tap(open.Id, OpenIncident.Camera);
        Assert.True(await tap.WaitForPictureAsync(OpenIncident.PictureWithin));

        open.Server.Freeze();
        var frozenAt = TimeProvider.System.GetUtcNow();
        await Task.Delay(Longer, TimeProvider.System);
        var whileFrozen = tap.Messages;
        open.Server.Thaw();

        await open.PicturesComeBackAsync(within: TimeSpan.FromSeconds(15));
        Assert.True(open.Server.IsRunning);
        // The old lease was found to have run out; what the screens show is on new ones.
        await tap.Ended.WaitAsync(OpenIncident.PictureWithin, TimeProvider.System);
        Assert.True(tap.Closed is (4403, "lease-expired" or "session-unconfirmed"), $"{tap.Closed}");
        // A process may be stopped between the check of one picture and its bytes reaching the socket: that one, and no other, may follow.
        Assert.InRange(tap.Messages - whileFrozen, 0, 1);
        Assert.True(tap.NewestPictureAt <= frozenAt, $"A picture of {tap.NewestPictureAt:O} left on a lease that was frozen at {frozenAt:O}.");
    }
}
