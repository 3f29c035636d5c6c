using System.Text;
using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Protocols.Tests.Oracles;

namespace LiveView.Api.Tests.Borders;

/// <summary>Official borders come in whole and fit together, or not at all and somebody is told why.</summary>
public class RegionImportTests
{
    private const string Rd = "urn:ogc:def:crs:EPSG::28992";

    /// <summary>The definition by which the product's own RD New is held against GDAL: without a grid of corrections.</summary>
    private const string RdDefinition =
        "+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel " +
        "+towgs84=565.4171,50.3319,465.5524,-0.398957388243134,0.343987817378283,-1.87740163998045,4.0725 +units=m";

    [Fact]
    public void Neighbours_that_were_drawn_with_other_points_know_their_border_and_each_other()
    {
        // The eastern one has a corner halfway that the western one has not, a hair off the line.
        var imported = Imported.Of(new BorderDrawing().Box("VR09", "Midden-Nederland", 5.0, 52.0, 5.4, 52.2)
            .With("VR04", "Oost-Nederland", (5.4, 52.0), (5.8, 52.0), (5.8, 52.2), (5.4, 52.2), (5.4000004, 52.1)).Write());

        var answer = imported.Map.Find(new GeoPosition(52.12, 5.39));
        Assert.Equal(("Midden-Nederland", "Oost-Nederland", false), (answer.In?.Room, answer.Beyond?.Room, answer.IsApproximate));
        Assert.Equal(["Midden-Nederland"], answer.Rooms.Select(each => each.Room));
        Assert.InRange(answer.BorderDistance!.Value, 670, 700);
        Assert.Equal("Oost-Nederland", imported.Map.In(new GeoPosition(52.12, 5.41))?.Room);
        Assert.Equal((2, "CBS", new DateOnly(2026, 1, 1)), (imported.Version.Regions, imported.Version.Source, imported.Version.ValidFrom));
    }

    [Fact]
    public void A_gap_or_an_overlap_as_narrow_as_a_pencil_is_closed_and_said()
    {
        // About 7 m of nobody's land, and as much of two.
        var imported = Imported.Of(new BorderDrawing().Box("VR09", "Midden-Nederland", 5.0, 52.0, 5.3, 52.2)
            .Box("VR04", "Oost-Nederland", 5.3001, 52.0, 5.6, 52.2).Box("VR13", "Amsterdam", 5.0, 52.1999, 5.6, 52.4)
            .Box("VR24", "Limburg", 5.0, 51.8, 5.6, 52.0).Write());
        Assert.NotNull(imported.Map.In(new GeoPosition(52.1, 5.30005)));
        Assert.Equal("Oost-Nederland", imported.Map.Find(new GeoPosition(52.1, 5.299)).Beyond?.Room);
        Assert.Matches("gaps narrower than 25 m, .*: 1\\b", imported.Said);
        Assert.Matches("overlaps narrower than 25 m, .*: 2\\b", imported.Said);
    }

    [Fact]
    public void A_place_that_two_control_rooms_would_answer_for_is_refused_with_both_and_where()
    {
        var message = Imported.Refused(new BorderDrawing().Box("VR09", "Midden-Nederland", 5.0, 52.0, 5.4, 52.2)
            .Box("VR04", "Oost-Nederland", 5.35, 52.0, 5.8, 52.2).Write());
        Assert.StartsWith("Feature 1 ('VR09', Regio VR09) and Feature 2 ('VR04', Regio VR04) overlap", message, StringComparison.Ordinal);
        Assert.Contains("near 52.1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_of_one_control_room_are_one_whatever_is_between_them()
    {
        var imported = Imported.Of(new BorderDrawing().Box("VR09", "Midden-Nederland", 5.0, 52.0, 5.4, 52.2)
            .Box("VR14", "Midden-Nederland", 5.35, 52.0, 5.8, 52.2).Write());
        Assert.Single(imported.Shapes, each => each.Region.Room == "Midden-Nederland");
        Assert.True(imported.Map.Find(new GeoPosition(52.1, 5.4)).BorderDistance > 5_000);
    }

    [Fact]
    public void A_gap_that_is_no_drawing_is_said_and_nobody_answers_there()
    {
        // Four regions around a lake of two kilometres.
        var imported = Imported.Of(new BorderDrawing().Box("VR09", "Midden-Nederland", 5.0, 52.0, 5.2, 52.4).Box("VR04", "Oost-Nederland", 5.23, 52.0, 5.5, 52.4)
            .Box("VR13", "Amsterdam", 5.2, 52.2, 5.23, 52.4).Box("VR24", "Limburg", 5.2, 52.0, 5.23, 52.18).Write());
        Assert.Null(imported.Map.In(new GeoPosition(52.19, 5.215)));
        Assert.Contains("a gap of ", imported.Said, StringComparison.Ordinal);
        Assert.Contains("nobody answers there", imported.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outline_that_crosses_itself_is_refused_with_the_place() => Assert.Matches(
        @"^Feature 1 \('VR09', Regio VR09\): .* near 52\.1000 5\.2000 ",
        Imported.Refused(new BorderDrawing().With("VR09", "Midden-Nederland", (5.0, 52.0), (5.4, 52.2), (5.4, 52.0), (5.0, 52.2)).Write()));

    [Fact]
    public void A_control_room_that_there_is_not_is_refused_with_those_there_are()
    {
        var message = Imported.Refused(new BorderDrawing().Box("VR09", "Midden Nederland", 5.0, 52.0, 5.4, 52.2).Write());
        Assert.Contains("no control room 'Midden Nederland'. Known are: Amsterdam, Den Haag, Limburg, Midden-Nederland, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_control_room_in_the_file_the_code_says_it_or_a_table()
    {
        var utrecht = new BorderDrawing().Box("VR09", "", 5.0, 52.0, 5.4, 52.2).Write();
        var place = new GeoPosition(52.1, 5.2);
        Assert.Equal("Midden-Nederland", Imported.ByCode(utrecht).Map.In(place)?.Room);
        Assert.Equal("Limburg", Imported.ByCode(utrecht, new Dictionary<string, string> { ["VR09"] = "Limburg" }).Map.In(place)?.Room);

        Assert.Contains("has no line for 'VR09'", Assert.Throws<FormatException>(() => Imported.ByCode(utrecht, new Dictionary<string, string>())).Message, StringComparison.Ordinal);
        var other = new BorderDrawing().Box("GM0344", "", 5.0, 52.0, 5.4, 52.2).Write();
        Assert.Contains("--room PROPERTY, or by --rooms FILE", Assert.Throws<FormatException>(() => Imported.ByCode(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_rooms_that_are_not_in_the_file_keep_their_approximate_region_up_to_its_borders()
    {
        var imported = Imported.Of(new BorderDrawing().Box("VR09", "Midden-Nederland", 5.0, 52.0, 5.5, 52.15).Write());
        var amsterdam = imported.Map.Find(new GeoPosition(52.37, 4.9));
        Assert.Equal(("Amsterdam", true), (amsterdam.In?.Room, amsterdam.IsApproximate));

        // South of the border was approximately Midden-Nederland too; the neighbour comes up to it, and the border is official on its side.
        var inside = imported.Map.Find(new GeoPosition(52.005, 5.45));
        Assert.Equal(["Midden-Nederland"], inside.Rooms.Select(each => each.Room));
        Assert.False(inside.IsApproximate);
        Assert.NotNull(inside.Beyond);
        Assert.InRange(inside.BorderDistance!.Value, 500, 600);
        Assert.Contains("approximate as before: Amsterdam, Den Haag", imported.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_RD_New_says_the_same_to_within_a_metre_as_GDAL_makes_of_it_in_degrees()
    {
        var file = Province(new BorderDrawing { Crs = Rd, IsRdNew = true }).Write();
        var theirs = await Oracle.Ask(
            "ogr2ogr", ["-f", "GeoJSON", "/vsistdout/", "-s_srs", RdDefinition, "-t_srs", "OGC:CRS84", "-lco", "COORDINATE_PRECISION=9", "/vsistdin/"], file);
        Assert.Equal(Points(Imported.Of(Encoding.UTF8.GetBytes(theirs))), Points(Imported.Of(file)), (a, b) =>
            Domain.Tracking.Ground.Metres(new GeoPosition(a.Latitude, a.Longitude), new GeoPosition(b.Latitude, b.Longitude)) < 1);
    }

    [Theory]
    [InlineData("EPSG:28992")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/28992")]
    [InlineData(null)]
    public void RD_New_is_known_by_its_names_and_by_what_is_said(string? crs) => Assert.Equal(
        "Midden-Nederland",
        Imported.Of(Province(new BorderDrawing { Crs = crs, IsRdNew = true }).Write(), crs is null ? "28992" : null).Map.In(new GeoPosition(52.1, 5.2))?.Room);

    [Theory]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", null, false, null)]
    [InlineData("urn:ogc:def:crs:EPSG::3857", null, false, "EPSG::3857, which is not read here: convert it: ogr2ogr")]
    [InlineData(null, "3857", false, "--crs 3857 is not known")]
    [InlineData("EPSG:28992", "4326", true, "leave --crs out")]
    [InlineData("EPSG:28992", null, false, "is not in RD New, in metres")]
    [InlineData(null, null, true, "give --crs 28992")]
    public void Another_reference_system_is_refused_with_what_to_do(string? crs, string? said, bool isRdNew, string? refusal)
    {
        var file = Province(new BorderDrawing { Crs = crs, IsRdNew = isRdNew }).Write();
        if (refusal is null)
        {
            Assert.NotNull(Imported.Of(file, said).Map.In(new GeoPosition(52.1, 5.2)));
        }
        else
        {
            Assert.Contains(refusal, Imported.Refused(file, said), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_latitude_that_comes_first_and_a_place_far_away_are_named()
    {
        Assert.Contains("latitude first", Imported.Refused(new BorderDrawing().Box("VR09", "Midden-Nederland", 52.0, 5.0, 52.2, 5.4).Write()), StringComparison.Ordinal);
        Assert.Contains("outside 0 to 10 degrees east", Imported.Refused(new BorderDrawing().Box("VR09", "Midden-Nederland", -70, 12, -69, 13).Write()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_of_the_same_day_is_the_same_version_and_another_is_not()
    {
        var file = Province(new BorderDrawing()).Write();
        Assert.Equal(Imported.Of(file).Version.Id, Imported.Of(file).Version.Id);
        Assert.NotEqual(Imported.Of(file).Version.Id, Imported.Of(new BorderDrawing().Box("VR09", "Midden-Nederland", 5.0, 52.0, 5.41, 52.2).Write()).Version.Id);
    }

    [Fact]
    public void Of_a_country_in_detail_the_index_says_what_the_outlines_say_and_away_from_borders_what_the_file_says()
    {
        var file = DetailedCountry.Write(longest: 0.002);
        var (theirs, imported) = (RegionFile.Read(file), Imported.Of(file));
        Assert.True(imported.Shapes.Sum(each => each.Rings.Sum(ring => ring.Count)) > 5_000);
        Gen.Select(Gen.Double[50.7, 53.5], Gen.Double[3.4, 7.2]).Sample((latitude, longitude) =>
        {
            var answer = imported.Map.Find(new GeoPosition(latitude, longitude));
            Assert.Equal(Slowly(imported.Shapes, latitude, longitude), answer.In);
            if (Slowly(theirs, latitude, longitude) is { } said && !(answer.BorderDistance < 60))
            {
                Assert.Equal(said, answer.In);
            }
        }, iter: 3_000);
    }

    [Fact]
    public void Fewer_points_open_no_gap_between_neighbours()
    {
        var imported = Imported.Of(DetailedCountry.Write(longest: 0.002));
        var pieces = imported.Shapes.SelectMany(each => each.Rings).SelectMany(ring => ring.Zip(ring.Skip(1))).ToHashSet();
        var open = pieces.Where(piece => !pieces.Contains((piece.Second, piece.First))).ToArray();
        Assert.NotEmpty(open);
        Assert.InRange(pieces.Count - open.Length, 5_000, pieces.Count);
        // A border that only one has is an outer one: somewhere around it nobody answers.
        Assert.DoesNotContain(open, piece => Enumerable.Range(0, 8).All(each => imported.Map.In(Domain.Tracking.Ground.Onward(
            new GeoPosition((piece.First.Latitude + piece.Second.Latitude) / 2, (piece.First.Longitude + piece.Second.Longitude) / 2), each * 45, 100)) is not null));
    }

    private static BorderDrawing Province(BorderDrawing drawing) => drawing
        .With("VR09", "Midden-Nederland", (5.0, 52.0), (5.4, 52.0), (5.42, 52.1), (5.4, 52.2), (5.0, 52.2))
        .With("VR04", "Oost-Nederland", (5.4, 52.0), (5.8, 52.0), (5.8, 52.2), (5.4, 52.2), (5.42, 52.1));

    private static IEnumerable<(double Longitude, double Latitude)> Points(Imported imported) =>
        imported.Shapes.Where(each => !each.IsApproximate).SelectMany(each => each.Rings).SelectMany(ring => ring).Distinct()
            .OrderBy(point => Math.Round(point.Longitude, 4)).ThenBy(point => point.Latitude);

    private static Region? Slowly(IReadOnlyList<RegionShape> shapes, double latitude, double longitude) =>
        shapes.FirstOrDefault(shape => shape.Rings.Count(ring => Around(ring, latitude, longitude)) % 2 == 1)?.Region;

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
