using System.Collections;
using System.Globalization;
using System.Reflection;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking;

/// <summary>That decisions go on from a packed track as from the track itself, every <see cref="TrackStory" /> shows.</summary>
public class PackedTrackTests
{
    private static readonly DateTimeOffset s_begin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly TrackFix s_whole = new(1, s_begin, new GeoPosition(52.123456789012, 5.1), FixFlags.ClockCorrected)
    {
        FixTime = s_begin.AddTicks(7),
        ReceivedAt = s_begin.AddSeconds(1),
        Source = "zuid-één",
        Index = 3,
        Speed = 13.9,
        Heading = 359.9,
        Altitude = -2.1,
        Accuracy = 4.2,
        DeviceTime = s_begin.AddSeconds(-1),
        Satellites = 9,
        Ignition = true,
        HasPower = false,
        Battery = 55.5,
        Alarm = TrackerAlarm.Tow,
    };

    private static readonly Track s_track = new TrackEvent[]
    {
        new TrackEvent.FixTaken(s_whole),
        new TrackEvent.FixTaken(s_whole with { Sequence = 2, Time = s_begin.AddSeconds(-60), Flags = FixFlags.Late }),
        new TrackEvent.Heard(3, s_begin.AddSeconds(9), true),
        new TrackEvent.EpisodeBegan(4, EpisodeKind.Tamper, s_begin),
    }.Aggregate(Track.Empty, TrackRules.Evolve);

    public static TheoryData<string> PartsOfATrack => [.. Parts(typeof(Track))];

    public static TheoryData<string> PartsOfAFix => [.. Parts(typeof(TrackFix))];

    [Theory, MemberData(nameof(PartsOfATrack))]
    public void Every_part_of_a_track_is_there_when_it_is_unpacked(string part)
    {
        var kept = new PackedTrack(s_track).Unpack();

        Assert.NotEqual(Shown(Track.Empty, part), Shown(s_track, part));
        Assert.Equal(Shown(s_track, part), Shown(kept, part));
    }

    [Theory, MemberData(nameof(PartsOfAFix))]
    public void Every_part_of_the_newest_fix_is_there_when_it_is_unpacked(string part)
    {
        var bare = new TrackFix(0, default, new GeoPosition(0, 0), default) { FixTime = default, ReceivedAt = default, Source = "" };
        var kept = new PackedTrack(s_track).Unpack().Live!;

        Assert.NotEqual(Shown(bare, part), Shown(s_whole, part));
        Assert.Equal(Shown(s_whole, part), Shown(kept, part));
    }

    [Fact]
    public void The_last_track_that_was_kept_is_the_one_that_is_unpacked()
    {
        var kept = new PackedTrack(s_track);
        var next = TrackRules.Evolve(s_track, new TrackEvent.FixTaken(s_whole with { Sequence = 5, Time = s_begin.AddSeconds(5), Flags = FixFlags.None }));

        kept.Keep(next);
        var before = kept.Unpack();
        kept.Keep(s_track);

        Assert.Equal(next.Tail, before.Tail);
        Assert.Equal(s_track.Tail, kept.Unpack().Tail);
    }

    private static IEnumerable<string> Parts(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(each => each.SetMethod is not null).Select(each => each.Name);

    /// <summary>What a part holds, all the way down.</summary>
    private static string Shown(object whole, string part) =>
        Text(whole.GetType().GetProperty(part, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(whole));

    private static string Text(object? value) => value switch
    {
        null => "-",
        string text => text,
        DateTimeOffset moment => moment.ToString("O"),
        IConvertible or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IEnumerable many => $"[{string.Join(' ', many.Cast<object?>().Select(Text))}]",
        _ => string.Join(' ', value.GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(each => Text(each.GetValue(value)))),
    };
}
