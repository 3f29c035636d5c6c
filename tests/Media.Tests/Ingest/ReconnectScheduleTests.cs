using LiveView.Media.Feeds;
using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Ingest;

public class ReconnectScheduleTests
{
    [Fact]
    public void Waits_grow_from_half_a_second_to_thirty()
    {
        var schedule = new ReconnectSchedule(() => 0.5);

        Assert.Equal(
            [0.5, 1, 2, 4, 8, 15, 30, 30],
            Enumerable.Range(0, 8).Select(_ => Math.Round(schedule.After(PictureFault.Refused, TimeSpan.Zero).TotalSeconds, 3)));
    }

    [Fact]
    public void Each_wait_varies_by_a_fifth_so_that_cameras_do_not_return_all_at_once()
    {
        Assert.Equal(0.4, new ReconnectSchedule(() => 0).After(PictureFault.Refused, TimeSpan.Zero).TotalSeconds, 3);
        Assert.Equal(0.6, new ReconnectSchedule(() => 1).After(PictureFault.Refused, TimeSpan.Zero).TotalSeconds, 3);
    }

    [Fact]
    public void Half_a_minute_of_pictures_starts_the_schedule_anew()
    {
        var schedule = new ReconnectSchedule(() => 0.5);
        schedule.After(PictureFault.Refused, TimeSpan.Zero);
        schedule.After(PictureFault.Refused, TimeSpan.Zero);

        Assert.Equal(0.5, schedule.After(PictureFault.ConnectionLost, TimeSpan.FromSeconds(30)).TotalSeconds, 3);
    }

    [Fact]
    public void A_wrong_password_is_not_tried_again_soon() =>
        Assert.Equal(30, new ReconnectSchedule(() => 0.5).After(PictureFault.Unauthorized, TimeSpan.Zero).TotalSeconds, 3);
}
