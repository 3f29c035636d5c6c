using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tests.Jurisdiction.Regions;

public class RegionMapTests
{
    private static readonly RegionMap s_map = ShippedRegions.Map;

    [Theory]
    [InlineData(52.09, 5.12, "Midden-Nederland")]
    [InlineData(52.37, 4.90, "Amsterdam")]
    [InlineData(51.92, 4.48, "Rotterdam")]
    [InlineData(52.08, 4.31, "Den Haag")]
    [InlineData(53.22, 6.57, "Noord-Nederland")]
    [InlineData(52.22, 6.89, "Oost-Nederland")]
    [InlineData(51.44, 5.47, "Oost-Brabant")]
    [InlineData(50.85, 5.69, "Limburg")]
    [InlineData(51.50, 3.61, "Zeeland-West-Brabant")]
    [InlineData(52.63, 4.75, "Noord-Holland")]
    [InlineData(51.22, 4.40, "Vlaanderen")]
    [InlineData(51.43, 6.76, "Nordrhein-Westfalen")]
    public void A_city_lies_where_it_lies(double latitude, double longitude, string room)
    {
        var answer = s_map.Find(new GeoPosition(latitude, longitude));
        Assert.Equal(room, answer.In?.Room);
        Assert.True(answer.IsApproximate);
    }

    [Fact]
    public void Ten_rooms_answer_at_home_and_the_neighbours_abroad()
    {
        Assert.Equal(10, s_map.Regions.Count(region => !region.IsAbroad));
        Assert.Equal(["BE", "DE"], s_map.Regions.Where(region => region.IsAbroad).Select(region => region.Country).Distinct().Order());
    }

    [Fact]
    public void Near_an_approximate_border_both_rooms_are_shown()
    {
        var answer = s_map.Find(new GeoPosition(52.305, 4.98));
        Assert.True(answer.BorderDistance < RegionMap.Margin);
        Assert.Equal([answer.In!, answer.Beyond!], answer.Rooms);
        Assert.Single(s_map.Find(new GeoPosition(52.09, 5.12)).Rooms);
    }

    [Fact]
    public void At_an_official_border_one_room_is_shown_also_beside_an_approximate_neighbour()
    {
        var (west, east, south) = (Square("West", 5, 52, isApproximate: false), Square("East", 6, 52, isApproximate: true), Square("South", 6, 51, isApproximate: true));
        var map = new RegionMap([west, east, south]);

        var official = map.Find(new GeoPosition(52.5, 5.99));
        Assert.Equal(["West"], official.Rooms.Select(each => each.Room));
        Assert.Equal(("East", false), (official.Beyond?.Room, official.IsApproximate));
        Assert.Equal(["East"], map.Find(new GeoPosition(52.5, 6.01)).Rooms.Select(each => each.Room));

        var vague = map.Find(new GeoPosition(52.01, 6.5));
        Assert.Equal(["East", "South"], vague.Rooms.Select(each => each.Room));
        Assert.True(vague.IsApproximate);
    }

    [Fact]
    public void Outside_the_map_nobody_answers()
    {
        var answer = s_map.Find(new GeoPosition(48.9, 2.3));
        Assert.Null(answer.In);
        Assert.Empty(answer.Rooms);
        Assert.Null(s_map.In(new GeoPosition(60, -20)));
    }

    [Fact]
    public void The_index_says_the_same_as_the_outlines() => Gen.Select(Gen.Double[50.61, 53.74], Gen.Double[2.51, 7.59]).Sample((latitude, longitude) =>
        Assert.Equal(Slowly(latitude, longitude), s_map.In(new GeoPosition(latitude, longitude))), iter: 20_000);

    [Fact]
    public void A_step_over_the_border_is_as_long_as_the_distance_to_it() => Gen.Select(Gen.Double[51.2, 53.2], Gen.Double[4.2, 6.5]).Sample((latitude, longitude) =>
    {
        var from = new GeoPosition(latitude, longitude);
        var answer = s_map.Find(from);
        var nearest = Enumerable.Range(0, 120).Select(each => each * 3).Min(bearing => FirstChange(from, bearing, answer.In));
        Assert.InRange(nearest - answer.BorderDistance!.Value, -0.02 * nearest - 200, (0.05 * nearest) + 300);
    }, iter: 100);

    private static RegionShape Square(string room, double west, double south, bool isApproximate) => new(
        new Region(room, "NL"), [[(west, south), (west + 1, south), (west + 1, south + 1), (west, south + 1), (west, south)]], isApproximate);

    private static double FirstChange(GeoPosition from, double bearing, Region? region)
    {
        for (var metres = 100.0; metres < 60_000; metres += 200)
        {
            if (s_map.In(Domain.Tracking.Ground.Onward(from, bearing, metres)) is { } other && other != region)
            {
                return metres;
            }
        }

        return double.PositiveInfinity;
    }

    private static Region? Slowly(double latitude, double longitude) =>
        ShippedRegions.Shapes.FirstOrDefault(shape => shape.Rings.Count(ring => Around(ring, latitude, longitude)) % 2 == 1)?.Region;

    private static bool Around(IReadOnlyList<(double Longitude, double Latitude)> ring, double latitude, double longitude)
    {
        var inside = false;
        for (var each = 0; each + 1 < ring.Count; each++)
        {
            var (a, b) = (ring[each], ring[each + 1]);
            if (a.Latitude > latitude != b.Latitude > latitude
                && longitude < ((b.Longitude - a.Longitude) * (latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
