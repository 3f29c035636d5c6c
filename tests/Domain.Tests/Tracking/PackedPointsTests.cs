using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking;

public class PackedPointsTests
{
    private static readonly DateTimeOffset s_begin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<double> s_degrees = Gen.OneOf(Gen.Int[1_000_000, 900_000_000].Select(each => each / 1e7), Gen.Double[1, 90]);

    private static readonly Gen<double?> s_measure = Gen.OneOf(
        Gen.Const((double?)null), Gen.Const((double?)4), Gen.Int[0, 3_590].Select(each => (double?)(each / 10.0)));

    private static readonly Gen<TrackEvent.FixTaken> s_fix =
        from late in Gen.Select(Gen.Long[-864_000_000_000, 864_000_000_000], Gen.Long[0, 864_000_000_000])
        from place in Gen.Select(s_degrees, s_degrees)
        from measures in Gen.Select(s_measure, s_measure, s_measure, s_measure)
        from kind in Gen.Select(Gen.Int[0, 1_023], Gen.Int[0, 999], Gen.Bool)
        select new TrackEvent.FixTaken(new TrackFix(0, s_begin, new GeoPosition(place.Item1, place.Item2), (FixFlags)kind.Item1)
        {
            FixTime = s_begin.AddTicks(late.Item1),
            ReceivedAt = s_begin.AddTicks(late.Item2),
            Source = kind.Item3 ? "north" : "south",
            Index = kind.Item2,
            Speed = measures.Item1,
            Heading = measures.Item2,
            Altitude = measures.Item3,
            Accuracy = measures.Item4,
        });

    [Fact]
    public void Whatever_a_track_remembers_comes_out_as_it_went_in() => s_fix.Array[1, Track.Most].Sample(taken =>
    {
        TrackFix[] fixes = [.. taken.Select((each, number) => each.Fix with { Sequence = number + 1, Time = s_begin.AddSeconds(5 * number) })];

        var track = fixes.Aggregate(Track.Empty, (known, fix) => TrackRules.Evolve(known, new TrackEvent.FixTaken(fix)));

        Assert.Equal(fixes, track.Tail);
    });

    [Fact]
    public void Whatever_happens_to_a_track_it_is_the_same_when_it_was_packed_in_between() => s_fix.Array[1, 2 * Track.Most].Sample(taken =>
    {
        var (track, kept) = (Track.Empty, new PackedTrack(Track.Empty));
        for (var number = 0; number < taken.Length; number++)
        {
            var happened = new TrackEvent.FixTaken(taken[number].Fix with { Sequence = number + 1, Time = s_begin.AddSeconds(5 * number) });

            track = TrackRules.Evolve(track, happened);
            kept.Keep(TrackRules.Evolve(kept.Unpack(), happened));
        }

        var after = kept.Unpack();
        Assert.Equal(track.Tail, after.Tail);
        Assert.Equal(track.Live, after.Live);
        Assert.Equal((track.LastSequence, track.HeardAt, track.Ignition, track.HasPower), (after.LastSequence, after.HeardAt, after.Ignition, after.HasPower));
    });
}
