using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.OsmAnd;
using LiveView.Protocols.Positions;
using LiveView.Protocols.Tests.Positions;
using static LiveView.Protocols.Tests.Positions.Parsed;

namespace LiveView.Protocols.Tests.OsmAnd;

/// <summary>Vectors written from traccar.org/osmand and from what OsmAnd, Traccar Client 5 to 9 and simple trackers send.</summary>
public class OsmAndReaderTests
{
    private static readonly DateTimeOffset s_received = Utc("2026-01-31T12:34:56Z");

    private static PositionParse Query(string query) => OsmAndReader.Read(query, default, s_received);

    private static PositionParse Json(string body) => OsmAndReader.Read("", Utf8(body), s_received);

    [Fact]
    public void The_speed_of_parameters_is_in_knots() =>
        Assert.Equal(new PositionReport("123456", Utc("2017-09-07T05:56:50Z"), new GeoPosition(40.7232948571, -74.0061408571))
        {
            Speed = 40 * 1852 / 3600.0,
            Heading = 7.19889788244,
            Altitude = 12.5,
            Accuracy = 4,
            Battery = 87,
            Ignition = true,
            HasPower = false,
        }, Query("?id=123456&timestamp=1504763810&lat=40.7232948571&lon=-74.0061408571&bearing=7.19889788244&speed=40&altitude=12.5&accuracy=4"
            + "&batt=87&ignition=true&charge=false&rpm=933&hdop=6.0").Only());

    [Theory]
    [InlineData("1769860800")]
    [InlineData("1769860800000")]
    [InlineData("2026-01-31T12%3A00%3A00Z")]
    [InlineData("2026-01-31T12:00:00.000Z")]
    [InlineData("2026-01-31T13:00:00%2B01:00")]
    [InlineData("2026-01-31+12%3A00%3A00")]
    [InlineData("2026-01-31%2012:00:00")]
    public void The_timestamp_is_seconds_milliseconds_or_text(string timestamp) =>
        Assert.Equal(Utc("2026-01-31T12:00:00Z"), Query($"id=1&timestamp={timestamp}&lat=52&lon=5").Only().FixTime);

    [Theory]
    [InlineData("deviceid=123456&lat=60.5&lon=30.25")]
    [InlineData("lat=60.5&lon=30.25&id=123456&vacc=0&hacc=0")]
    [InlineData("id=123456&location=60.5,30.25")]
    [InlineData("id=123456&location=60.5%2C30.25&valid=1")]
    public void The_same_comes_in_several_forms(string query)
    {
        var report = Query(query).Only();

        Assert.Equal(("123456", new GeoPosition(60.5, 30.25), s_received), (report.Device, report.Position, report.FixTime));
    }

    [Fact]
    public void A_form_is_as_good_as_an_address() =>
        Assert.Equal(new GeoPosition(60.5, 30.25), OsmAndReader.Read("", Utf8("id=1&lat=60.5&lon=30.25\r\n"), s_received).Only().Position);

    [Theory]
    [InlineData("id=1&timestamp=1769860800&cell=204,04,16,2224&cell=204,04,16,2223,-90&wifi=00-14-22-01-23-45,-80")]
    [InlineData("id=1&timestamp=1769860800&lat=0.0&lon=0.0")]
    [InlineData("id=1&timestamp=1769860800&lat=52&lon=5&valid=false")]
    [InlineData("id=1&timestamp=1769860800&lat=91&lon=181")]
    [InlineData("id=1&timestamp=1769860800&lat=NaN&lon=5")]
    [InlineData("id=1&timestamp=1769860800&batt=50")]
    public void Without_a_fix_it_only_lives(string query) => Assert.Null(Query(query).Only().Position);

    [Theory]
    [InlineData("alarm=sos", TrackerAlarm.Duress)]
    [InlineData("alarm=tow", TrackerAlarm.Tow)]
    [InlineData("alarm=hardBraking,powerCut", TrackerAlarm.PowerCut)]
    [InlineData("alarm=somethingNew", TrackerAlarm.Other)]
    [InlineData("alarm=jamming", TrackerAlarm.Jamming)]
    [InlineData("alarm=gpsAntennaCut", TrackerAlarm.Tamper)]
    [InlineData("alarm=overspeed", null)]
    [InlineData("alarm=parking", null)]
    public void Alarms_come_in_the_words_of_Traccar(string alarm, TrackerAlarm? expected) =>
        Assert.Equal(expected, Query($"id=1&lat=52&lon=5&{alarm}").Only().Alarm);

    [Theory]
    [InlineData("timestamp=1769860800&lat=52&lon=5", "'id' is missing")]
    [InlineData("id=1&timestamp=soon&lat=52&lon=5", "'timestamp' is no moment: 'soon'.")]
    [InlineData("id=1&lat=fifty&lon=5", "'lat' is no number")]
    [InlineData("id=1&location=52", "'location' is no number")]
    [InlineData("id=%00&lat=52&lon=5", "'id' is missing or not")]
    public void What_is_wrong_is_named(string query, string text) => Assert.StartsWith(text, Query(query).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void A_request_without_anything_is_refused() => Assert.StartsWith("The request has neither", Json("").Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Too_many_parameters_are_refused() =>
        Assert.Contains("more than 500", Query(string.Concat(Enumerable.Repeat("a=1&", 501))).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void The_speed_of_JSON_is_in_metres_per_second() =>
        Assert.Equal(new PositionReport("8737767034", Utc("2021-07-21T08:06:34.444Z"), new GeoPosition(-6.1148096, 106.6837015))
        {
            Speed = 18.67,
            Heading = 63,
            Altitude = 35.7,
            Accuracy = 3.8,
            Battery = 79,
            HasPower = false,
        }, Json("""
            {"device_id":"8737767034","location":{"timestamp":"2021-07-21T08:06:34.444Z","event":"motionchange","is_moving":false,
             "coords":{"latitude":-6.1148096,"longitude":106.6837015,"accuracy":3.8,"speed":18.67,"speed_accuracy":0.26,"heading":63,"altitude":35.7},
             "battery":{"is_charging":false,"level":0.79},"activity":{"type":"still","confidence":100},"extras":{}}}
            """).Only());

    [Fact]
    public void Minus_one_is_the_unknown_of_JSON()
    {
        var report = Json("""
            {"device_id":658765,"location":{"timestamp":1769860800000,"coords":{"latitude":37.785834,"longitude":-122.406417,"speed":-1,"heading":-1,"floor":null},
             "battery":{"level":-1,"is_charging":true}}}
            """).Only();

        Assert.Equal(("658765", null, null, null, true), (report.Device, report.Speed, report.Heading, report.Battery, report.HasPower));
    }

    [Fact]
    public void JSON_in_the_body_goes_before_parameters_of_the_address() =>
        Assert.Equal("1", OsmAndReader.Read("?key=secret", Utf8("""{"device_id":"1","location":{"coords":{"latitude":1,"longitude":5}}}"""), s_received).Only().Device);

    [Theory]
    [InlineData("{\"device_id\":\"1\"}", true)]
    [InlineData("\uFEFF [", true)]
    [InlineData("id=1", false)]
    [InlineData("", false)]
    public void It_is_told_what_is_JSON_because_its_apps_want_another_refusal(string body, bool json) => Assert.Equal(json, OsmAndReader.IsJson(Utf8(body)));

    [Fact]
    public void A_list_of_locations_comes_in_its_order() => Assert.Equal([1, 2], Json("""
        {"device_id":"1","location":[{"timestamp":1769860800,"coords":{"latitude":1,"longitude":5}},{"timestamp":1769860801,"coords":{"latitude":2,"longitude":5}}]}
        """).All().Select(report => report.Position!.Latitude));

    [Theory]
    [InlineData("""{"device_id":"1","location":{"timestamp":1,"coords":{}},"alarm":"sos"}""")]
    [InlineData("""{"device_id":"1","location":{"timestamp":1,"coords":{},"extras":{"alarm":"sos"}}}""")]
    public void The_button_of_the_app_is_a_duress_button(string json) => Assert.Equal(TrackerAlarm.Duress, Json(json).Only().Alarm);

    [Theory]
    [InlineData("{\"location\":{}}", "'device_id' is missing")]
    [InlineData("{\"device_id\":\"1\"}", "'location' is missing")]
    [InlineData("{\"device_id\":\"1\",\"location\":{\"timestamp\":\"x\"}}", "'timestamp' is no moment")]
    [InlineData("{\"device_id\":\"1\",\"location\":[7]}", "'location' holds")]
    [InlineData("[]", "This is not an object")]
    [InlineData("{\"device_id\":\"1\",", "This is not JSON")]
    [InlineData("{\"device_id\":\"1\",\"device_id\":\"2\",\"location\":{}}", "This is not JSON: Duplicate")]
    public void JSON_that_is_wrong_is_refused(string json, string text) => Assert.StartsWith(text, Json(json).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void What_an_app_writes_is_what_is_read() =>
        Gen.Select(Gen.Double[0.1, 90], Gen.Double[-180, 180], Gen.Long[1_000_000_000, 4_000_000_000], Gen.String[1, 20]).Sample((latitude, longitude, seconds, id) =>
        {
            var parse = Query(FormattableString.Invariant($"id={Uri.EscapeDataString(id)}&timestamp={seconds}&lat={latitude:R}&lon={longitude:R}"));
            if (parse is PositionParse.Read read)
            {
                Assert.Equal((new GeoPosition(latitude, longitude), DateTimeOffset.FromUnixTimeSeconds(seconds), id.Trim()),
                    (read.Reports[0].Position, read.Reports[0].FixTime, read.Reports[0].Device));
            }
        }, iter: 2000);

    [Fact]
    public void No_text_makes_it_fail() =>
        Gen.String[Gen.Char["id=&lation%2+0{}\":,[]\ud800"], 0, 200].Sample(text =>
        {
            _ = Query(text);
            _ = OsmAndReader.Read("", System.Text.Encoding.UTF8.GetBytes(text), s_received);
        }, iter: 5000);
}
