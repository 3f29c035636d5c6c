using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.OwnTracks;
using LiveView.Protocols.Positions;
using LiveView.Protocols.Tests.Positions;
using static LiveView.Protocols.Tests.Positions.Parsed;

namespace LiveView.Protocols.Tests.OwnTracks;

/// <summary>Vectors written from owntracks.org/booklet/tech/json.</summary>
public class OwnTracksReaderTests
{
    private const string Location = """
        {"_type":"location","lat":48.85833,"lon":2.29513,"tst":1497349316,"created_at":1497349320,"acc":5,"alt":167,"vel":61,"cog":271,"batt":67,"bs":2,"vac":21,"t":"u","tid":"JJ",
         "topic":"owntracks/jane/phone"}
        """;

    private static PositionParse Read(string text, string? topic = null) => OwnTracksReader.Read(Utf8(text), topic);

    [Fact]
    public void A_location_has_its_speed_in_kilometres_an_hour_and_its_own_time_beside_that_of_the_message() =>
        Assert.Equal(new PositionReport("owntracks/jane/phone", Utc("2017-06-13T10:21:56Z"), new GeoPosition(48.85833, 2.29513))
        {
            DeviceTime = Utc("2017-06-13T10:22:00Z"),
            Speed = 61 * (1 / 3.6),
            Heading = 271,
            Altitude = 167,
            Accuracy = 5,
            Battery = 67,
            HasPower = true,
        }, Read(Location).Only());

    [Fact]
    public void The_topic_it_came_on_names_the_device_before_the_message_does()
    {
        Assert.Equal("owntracks/joe/car", Read(Location, "owntracks/joe/car").Only().Device);
        Assert.Equal("owntracks/joe/car", Read(Location, "owntracks/joe/car/event").Only().Device);
        Assert.Equal("joe/car", Read(Location, "joe/car").Only().Device);
        Assert.Equal("JJ", Read("""{"_type":"location","lat":48.85,"lon":2.295,"tst":1497476456,"tid":"JJ"}""").Only().Device);
    }

    [Fact]
    public void A_transition_says_where_the_border_was_crossed() => Assert.Equal(new GeoPosition(48.86, 2.3), Read("""
        {"_type":"transition","wtst":1497000000,"lat":48.86,"lon":2.3,"tst":1497349316,"acc":10,"tid":"JJ","event":"enter","desc":"Depot","t":"c"}
        """).Only().Position);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("""{"_type":"lwt","tst":1497349316}""")]
    [InlineData("""{"_type":"waypoint","desc":"Depot","lat":48.86,"lon":2.3,"rad":100,"tst":1497349316}""")]
    [InlineData("""{"_type":"waypoints","waypoints":[]}""")]
    [InlineData("""{"_type":"card","name":"Jane","tid":"JJ"}""")]
    [InlineData("""{"_type":"status"}""")]
    [InlineData("""{"_type":"configuration"}""")]
    [InlineData("""{"_type":"something-new","lat":1}""")]
    [InlineData("[]")]
    public void Everything_else_is_taken_and_says_nothing_of_a_position(string body) => Assert.Empty(Read(body).All());

    [Fact]
    public void Every_answer_over_HTTP_is_a_list() => Assert.Equal("[]"u8, OwnTracksReader.Answer);

    [Fact]
    public void A_list_of_messages_comes_in_its_order() => Assert.Equal(2, Read($"[{Location},{{\"_type\":\"lwt\",\"tst\":1}},{Location}]").All().Count);

    [Fact]
    public void A_location_without_a_place_tells_that_the_device_lives() =>
        Assert.Null(Read("""{"_type":"location","tst":1497349316,"tid":"JJ"}""").Only().Position);

    [Theory]
    [InlineData("i", true, null)]
    [InlineData("I", false, null)]
    [InlineData("e", null, TrackerAlarm.PowerCut)]
    [InlineData("!", null, TrackerAlarm.Tow)]
    [InlineData("t", null, null)]
    public void Triggers_of_vehicle_trackers_are_heard(string trigger, bool? ignition, TrackerAlarm? alarm)
    {
        var report = Read($$"""{"_type":"location","lat":47.42,"lon":13.65,"tst":1736519167,"tid":"CS","t":"{{trigger}}"}""").Only();

        Assert.Equal((ignition, alarm), (report.Ignition, report.Alarm));
    }

    [Theory]
    [InlineData("""{"lat":1}""", "This is not a message of OwnTracks")]
    [InlineData("7", "This is not a message of OwnTracks")]
    [InlineData("""{"_type":"location","lat":1,"lon":1,"tst":1}""", "Neither 'topic' nor 'tid'")]
    [InlineData("""{"_type":"location","lat":1,"lon":1,"tid":"JJ"}""", "'tst' is missing")]
    [InlineData("""{"_type":"encrypted","data":"AbCd"}""", "The message is encrypted")]
    [InlineData("""{"_type":"location",""", "This is not JSON")]
    public void What_is_wrong_is_named(string json, string text) => Assert.StartsWith(text, Read(json).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void No_change_makes_it_fail() =>
        Gen.Select(Gen.Int[0, Location.Length - 1], Gen.Char["{}[]\":,019.e-\\\0/"], Gen.Int[0, 40]).Sample((at, with, removed) =>
            _ = Read(string.Concat(Location.AsSpan(0, at), with.ToString(), Location.AsSpan(Math.Min(Location.Length, at + removed)))), iter: 5000);
}
