using System.Text.Json;
using System.Xml.Linq;
using LiveView.Domain.Connections;
using LiveView.Domain.Evidence.Bundle;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Evidence.Bundle;

/// <summary>The way of an object as a bundle holds it for other programs.</summary>
public class TrackFilesTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_doubted_or_said_twice_is_not_part_of_the_way_and_what_came_late_stands_where_it_belongs()
    {
        var track = Track(Fix(1, 0), Fix(2, 20), Fix(3, 10, FixFlags.Late), Fix(4, 30, FixFlags.Suspect), Fix(5, 20, FixFlags.Echo), Fix(6, 40));
        Assert.Equal([1, 3, 2, 6], track.Believed.Select(fix => fix.Sequence));
        Assert.Equal([52.001, 52.003, 52.002, 52.006], Points(track).Select(point => (double)point.Attribute("lat")!));
        Assert.Equal(4, Moving(track).GetProperty("datetimes").GetArrayLength());
    }

    [Fact]
    public void Of_two_places_at_one_moment_the_first_that_came_counts_for_a_moving_point_is_at_one() =>
        Assert.Equal([1, 3], Track(Fix(1, 0), Fix(2, 0), Fix(3, 1)).Believed.Select(fix => fix.Sequence));

    [Fact]
    public void No_line_is_drawn_where_nothing_is_known_for_long()
    {
        var track = Track(Fix(1, 0), Fix(2, 300), Fix(3, 601), Fix(4, 602));
        Assert.Equal([2, 2], Gpx(track).Descendants().Where(each => each.Name.LocalName == "trkseg").Select(each => each.Elements().Count()));
    }

    [Fact]
    public void A_speed_that_is_not_known_is_left_out_and_none_is_made_up()
    {
        var track = Track(Fix(1, 0) with { Speed = 11.5 }, Fix(2, 10));
        var speed = JsonSerializer.Deserialize<JsonElement>(TrackMovingFeature.Write(track)).GetProperty("temporalProperties")[0];
        Assert.Equal(1, speed.GetProperty("datetimes").GetArrayLength());
        Assert.Equal([11.5], speed.GetProperty("speed").GetProperty("values").EnumerateArray().Select(each => each.GetDouble()));
    }

    [Fact]
    public void A_way_without_a_place_is_a_file_all_the_same()
    {
        Assert.Empty(Points(Track()));
        Assert.Equal(0, Moving(Track()).GetProperty("coordinates").GetArrayLength());
    }

    [Fact]
    public void A_name_with_characters_that_XML_cannot_hold_does_no_harm() =>
        Assert.Equal("a<&b", Gpx(Track() with { Name = "a<&\u0001b" }).Descendants().Single(each => each.Name.LocalName == "name").Value);

    private static BundleTrack Track(params TrackFix[] fixes) => new(TrackedObjectId.Parse("van"), "Bestelwagen", fixes, true);

    private static TrackFix Fix(long number, int second, FixFlags flags = FixFlags.None) =>
        new(number, s_start.AddSeconds(second), new GeoPosition(52 + (number / 1000.0), 5.1), flags)
        {
            FixTime = s_start.AddSeconds(second),
            ReceivedAt = s_start.AddSeconds(second),
            Source = "m1",
        };

    private static XDocument Gpx(BundleTrack track) => XDocument.Load(new MemoryStream(TrackGpx.Write(track)));

    private static IEnumerable<XElement> Points(BundleTrack track) => Gpx(track).Descendants().Where(each => each.Name.LocalName == "trkpt");

    private static JsonElement Moving(BundleTrack track) =>
        JsonSerializer.Deserialize<JsonElement>(TrackMovingFeature.Write(track)).GetProperty("temporalGeometry");
}
