using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch.Fences;

namespace LiveView.Domain.Tests.Tracking.Watch;

/// <summary>Held against an oracle that walks the border in steps, and goes round the place to see whether it is inside.</summary>
public class FenceDistanceTests
{
    private const int Steps = 400;

    private static readonly GeoPosition s_middle = new(52.1, 5.4);

    /// <summary>Corners around the middle, nearer and farther, in order: the sides never cross.</summary>
    private static readonly Gen<GeoPosition[]> s_area = Gen.Double[300, 20_000].Array[3, 24].Select(
        reaches => reaches.Select((reach, at) => Ground.Onward(s_middle, 360.0 * at / reaches.Length, reach)).ToArray());

    private static readonly Gen<GeoPosition> s_place = Gen.Select(Gen.Double[0, 360], Gen.Double[0, 25_000]).Select(
        (heading, metres) => Ground.Onward(s_middle, heading, metres));

    [Fact]
    public void An_area_knows_who_is_in_it_and_how_far_the_border_is() => Gen.Select(s_area, s_place).Sample((corners, place) =>
    {
        var fence = new Fence(FenceId.Parse("f"), "f", FenceKind.LeavingArea, corners, AlarmKind.Other);
        GeoPosition[] border = [.. corners, corners[0]];
        Near(Walked(border, place) * (GoesRound(border, place) ? -1 : 1), FenceDistance.Of(fence, place), border);
    });

    [Fact]
    public void A_corridor_knows_how_far_its_edge_is() => Gen.Select(s_place.Array[2, 12], s_place).Sample((line, place) =>
    {
        var fence = new Fence(FenceId.Parse("f"), "f", FenceKind.LeavingCorridor, line, AlarmKind.Other, 750);
        Near(Walked(line, place) - 750, FenceDistance.Of(fence, place), line);
    });

    private static void Near(double expected, double found, GeoPosition[] border)
    {
        var step = border.Zip(border.Skip(1), Ground.Metres).Max() / Steps;
        Assert.InRange(found, expected - step - (Math.Abs(expected) * 0.01) - 1, expected + step + (Math.Abs(expected) * 0.01) + 1);
    }

    private static double Walked(GeoPosition[] border, GeoPosition place) => border.Zip(border.Skip(1)).SelectMany(side => Enumerable.Range(0, Steps + 1).Select(
        at => Ground.Metres(place, new GeoPosition(
            side.First.Latitude + ((side.Second.Latitude - side.First.Latitude) * at / Steps),
            side.First.Longitude + ((side.Second.Longitude - side.First.Longitude) * at / Steps))))).Min();

    private static bool GoesRound(GeoPosition[] border, GeoPosition place)
    {
        var turned = 0.0;
        foreach (var (from, to) in border.Zip(border.Skip(1)))
        {
            turned += Math.IEEERemainder(Angle(to) - Angle(from), Math.Tau);
        }

        return Math.Abs(turned) > Math.PI;

        double Angle(GeoPosition point) => Math.Atan2(point.Latitude - place.Latitude, point.Longitude - place.Longitude);
    }
}
