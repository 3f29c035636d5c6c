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
        await Task.Delay(Longer, TimeProvider.System);
        var whileFrozen = tap.Bytes;
        open.Server.Thaw();

        await open.PicturesComeBackAsync(within: TimeSpan.FromSeconds(15));
        Assert.True(open.Server.IsRunning);
        // Either the old lease was found expired, and then not a byte left on it; or a new one was given before the next frame.
        if (tap.Closed is { } closed)
        {
            Assert.Equal((4403, "lease-expired"), closed);
            Assert.Equal(whileFrozen, tap.Bytes);
        }
        else
        {
            Assert.False(tap.Ended.IsCompleted);
        }
    }
}
