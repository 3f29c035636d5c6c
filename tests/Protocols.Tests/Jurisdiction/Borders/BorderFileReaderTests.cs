using System.Text;
using LiveView.Protocols.Jurisdiction.Borders;

namespace LiveView.Protocols.Tests.Jurisdiction.Borders;

public class BorderFileReaderTests
{
    private const string Square = "[[5,52],[6,52],[6,53],[5,53],[5,52]]";
    private static readonly BorderColumns s_columns = new("statcode", "statnaam", Room: null);

    [Fact]
    public void A_region_has_the_code_the_name_and_the_points_of_the_file()
    {
        var file = Read(Collection(Feature("VR09", $"\"Polygon\",\"coordinates\":[{Square}]")));
        var region = Assert.Single(file.Features);
        Assert.Equal((1, "VR09", "Utrecht", null), (region.Number, region.Code, region.Name, region.Room));
        Assert.Equal([(5, 52), (6, 52), (6, 53), (5, 53), (5, 52)], Assert.Single(Assert.Single(region.Polygons)));
        Assert.Null(file.ReferenceSystem);
    }

    [Fact]
    public void A_multipolygon_keeps_its_holes_and_heights_are_passed_over()
    {
        var hole = "[[5.2,52.2,1],[5.4,52.2,1],[5.4,52.4,1],[5.2,52.2,1]]";
        var region = Assert.Single(Read(Collection(Feature("VR09", $"\"MultiPolygon\",\"coordinates\":[[{Square},{hole}],[{Square}]]"))).Features);
        Assert.Equal([2, 1], region.Polygons.Select(each => each.Count));
        Assert.Equal((5.4, 52.2), region.Polygons[0][1][1]);
    }

    [Fact]
    public void The_reference_system_is_what_the_crs_member_names() => Assert.Equal(
        "urn:ogc:def:crs:EPSG::28992",
        Read(Collection(Feature("VR09", $"\"Polygon\",\"coordinates\":[{Square}]"), "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::28992\"}},")).ReferenceSystem);

    [Fact]
    public void A_code_may_be_a_number_and_the_room_a_property()
    {
        var text = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"nr\":9,\"naam\":\"Utrecht\",\"mk\":\"Midden-Nederland\"},"
            + $"\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{Square}]}}}}]}}";
        var region = Assert.Single(BorderFileReader.Read(Encoding.UTF8.GetBytes("\uFEFF" + text), new BorderColumns("nr", "naam", "mk")).Features);
        Assert.Equal(("9", "Midden-Nederland"), (region.Code, region.Room));
    }

    [Theory]
    [InlineData("\"Polygon\",\"coordinates\":[[[5,52],[6,52],[6,53],[5,53]]]", "not closed")]
    [InlineData("\"Polygon\",\"coordinates\":[[[5,52],[6,52],[5,52]]]", "3 points")]
    [InlineData("\"Polygon\",\"coordinates\":[[[5,52],[6],[6,53],[5,52]]]", "point 2")]
    [InlineData("\"Polygon\",\"coordinates\":[[[5,52],[6,\"52\"],[6,53],[5,52]]]", "point 2")]
    [InlineData("\"Polygon\",\"coordinates\":[[[5,52],[6,1e999],[6,53],[5,52]]]", "point 2")]
    [InlineData("\"Polygon\",\"coordinates\":[]", "without a ring")]
    [InlineData("\"MultiPolygon\",\"coordinates\":[]", "no polygon")]
    [InlineData("\"MultiPolygon\",\"coordinates\":[[5]]", "lists in lists")]
    [InlineData("\"Point\",\"coordinates\":[5,52]", "is a Point")]
    [InlineData("\"Polygon\"", "no geometry")]
    public void A_region_that_is_none_is_named_with_what_is_wrong(string geometry, string wrong)
    {
        var message = Refused(Collection(Feature("VR09", geometry)));
        Assert.StartsWith("Feature 1 ('VR09', Utrecht)", message, StringComparison.Ordinal);
        Assert.Contains(wrong, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_is_missing_is_said_with_those_there_are()
    {
        var message = Refused(Collection("{\"type\":\"Feature\",\"properties\":{\"code\":\"VR09\",\"label\":\"Utrecht\"},\"geometry\":null}"));
        Assert.Contains("'statcode' (--id); it has 'code', 'label'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_regions_of_one_code_are_refused()
    {
        var feature = Feature("VR09", $"\"Polygon\",\"coordinates\":[{Square}]");
        Assert.Contains("feature 1 has the same statcode", Refused(Collection($"{feature},{feature}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_GeoPackage_is_answered_with_how_to_convert_it() => Assert.Contains(
        "ogr2ogr -f GeoJSON -t_srs EPSG:4326", Refused("SQLite format 3\0and more"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"features\":{}}")]
    [InlineData("{\"features\":[]}")]
    [InlineData("{\"features\":[5]}")]
    [InlineData("{\"features\":[{\"properties\":5}]}")]
    [InlineData("{\"features\":[{\"properties\":{\"statcode\":\"\\ud800\"}}]}")]
    public void What_is_no_GeoJSON_of_regions_is_refused(string text) => Refused(text);

    [Fact]
    public void A_crs_that_names_nothing_is_refused() => Assert.Contains(
        "names no reference system",
        Refused(Collection(Feature("VR09", $"\"Polygon\",\"coordinates\":[{Square}]"), "\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\"x\"}},")), StringComparison.Ordinal);

    [Fact]
    public void More_features_than_a_country_has_are_refused() => Assert.Contains(
        "1001 features", Refused(Collection(string.Join(',', Enumerable.Range(0, 1_001).Select(_ => "5")))), StringComparison.Ordinal);

    private static string Feature(string code, string geometry) =>
        $"{{\"type\":\"Feature\",\"properties\":{{\"statcode\":\"{code}\",\"statnaam\":\"Utrecht\"}},\"geometry\":{{\"type\":{geometry}}}}}";

    private static string Collection(string features, string more = "") => $"{{\"type\":\"FeatureCollection\",{more}\"features\":[{features}]}}";

    private static BorderFile Read(string text) => BorderFileReader.Read(Encoding.UTF8.GetBytes(text), s_columns);

    private static string Refused(string text) => Assert.Throws<FormatException>(() => Read(text)).Message;
}
