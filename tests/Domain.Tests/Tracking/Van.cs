using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking;

/// <summary>A van that drives north at 20 m/s from a quarter past nine.</summary>
internal static class Van
{
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 15, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static GeoPosition Place(double seconds) => new(52.1 + (seconds * 20 / 111_195), 5.4);

    public static PositionReport Report(double seconds) => new("van", At(seconds), Place(seconds)) { Speed = 20, Heading = 0 };

    public static PositionReport Standing(double seconds) => new("van", At(seconds), Place(0)) { Speed = 0 };

    /// <summary>It was heard every 5 s, half a second after each fix, up to and with this second.</summary>
    public static TrackStory Driving(double seconds, TrackSettings? settings = null)
    {
        var story = new TrackStory(settings);
        for (var second = 0.0; second <= seconds; second += 5)
        {
            story.Hear(At(second + 0.5), "gps", Report(second));
        }

        return story;
    }
}
