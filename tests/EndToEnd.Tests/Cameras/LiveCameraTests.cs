using System.Globalization;
using LiveView.Simulation.Cameras;
using Xunit;

namespace LiveView.EndToEnd.Tests.Cameras;

public sealed class LiveCameraTests(SimulatedPictures pictures) : IClassFixture<SimulatedPictures>
{
    [Fact]
    public async Task A_viewer_who_joins_gets_the_frames_of_now_and_not_those_of_the_one_before()
    {
        async Task<FrameCounter> OneAsync() =>
            FrameCounter.Read(await pictures.TakeAsync("/entrance", 1, "-pix_fmt", "gray", "-f", "rawvideo"), 640, 360)!.Value;

        var first = await OneAsync();
        var second = await OneAsync();

        Assert.True(second.FramesSince(first) >= 15, $"{first} and {second}: a key frame comes once a second");
        // The group's phase does not depend on who connects: every first picture is a key frame, 15 frames apart.
        Assert.Equal(0, second.FramesSince(first) % 15);
    }

    [Fact]
    public void Every_demo_camera_that_draws_has_a_number() => Assert.Equal(
        ["lv-0001-entrance=2", "lv-0001-overview=1", "lv-0001-till=3", "lv-0001-vault=4", "lv-0002-forecourt=5", "lv-0003-no-h264=6"],
        DemoParties.CameraNumbers().Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value}")).Order(StringComparer.Ordinal));
}
