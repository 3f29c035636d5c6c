using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;
using LiveView.Protocols.Tests.Positions;
using LiveView.Protocols.TraccarForward;
using static LiveView.Protocols.Tests.Positions.Parsed;

namespace LiveView.Protocols.Tests.TraccarForward;

/// <summary>Vectors written from the members of Traccar's Position and Device (traccar.org/api-reference).</summary>
public class TraccarForwardReaderTests
{
    private const string Whole = """
        {"position":{"id":0,"attributes":{"sat":11,"ignition":true,"power":12.4,"batteryLevel":95,"alarm":"hardBraking,sos","motion":true},"deviceId":1,"protocol":"teltonika",
         "serverTime":"2026-01-31T12:00:05.000+00:00","deviceTime":"2026-01-31T12:00:01.000+00:00","fixTime":"2026-01-31T12:00:00.000+00:00","outdated":false,"valid":true,
         "latitude":52.0907,"longitude":5.1214,"altitude":3.0,"speed":10.0,"course":271.0,"address":null,"accuracy":0.0,"network":null,"geofenceIds":null},
         "device":{"id":1,"attributes":{},"groupId":0,"name":"Van 12","uniqueId":"352093081452251","status":"online","lastUpdate":null,"positionId":0}}
        """;

    private static PositionParse Read(string text) => TraccarForwardReader.Read(Utf8(text));

    [Fact]
    public void A_forwarded_position_is_one_report_with_its_speed_out_of_knots() =>
        Assert.Equal(new PositionReport("352093081452251", Utc("2026-01-31T12:00:00Z"), new GeoPosition(52.0907, 5.1214))
        {
            DeviceTime = Utc("2026-01-31T12:00:01Z"),
            Speed = 10 * 1852 / 3600.0,
            Heading = 271,
            Altitude = 3,
            Satellites = 11,
            Ignition = true,
            HasPower = true,
            Battery = 95,
            Alarm = TrackerAlarm.Duress,
        }, Read(Whole).Only());

    [Theory]
    [InlineData("\"valid\":true", "\"valid\":false")]
    [InlineData("\"outdated\":false", "\"outdated\":true")]
    [InlineData("52.0907", "91")]
    public void A_position_that_is_none_any_more_tells_only_that_the_device_lives(string from, string to) =>
        Assert.Null(Read(Whole.Replace(from, to, StringComparison.Ordinal)).Only().Position);

    [Fact]
    public void Times_may_be_Unix_milliseconds_and_zones_without_a_colon()
    {
        Assert.Equal(Utc("2026-01-31T12:00:00Z"), Read(Whole.Replace("\"2026-01-31T12:00:00.000+00:00\"", "1769860800000", StringComparison.Ordinal)).Only().FixTime);
        Assert.Equal(Utc("2026-01-31T12:00:00Z"), Read(Whole.Replace("12:00:00.000+00:00", "12:00:00.000+0000", StringComparison.Ordinal)).Only().FixTime);
    }

    [Fact]
    public void A_wire_that_is_cut_is_no_power() => Assert.False(Read(Whole.Replace("\"power\":12.4", "\"power\":0.1", StringComparison.Ordinal)).Only().HasPower);

    [Theory]
    [InlineData("\"power\":12.4", "\"charge\":true")]
    [InlineData("\"power\":12.4", "\"charge\":1,\"power\":0")]
    public void What_the_tracker_says_of_its_supply_goes_before_the_voltage(string from, string to) =>
        Assert.True(Read(Whole.Replace(from, to, StringComparison.Ordinal)).Only().HasPower);

    [Fact]
    public void A_forwarded_event_is_no_position() => Assert.Empty(Read("""{"event":{"type":"deviceOnline"},"device":{"uniqueId":"1"}}""").All());

    [Theory]
    [InlineData("{}", "This is not a forwarded position")]
    [InlineData("{\"position\":{}}", "'device.uniqueId' is missing")]
    [InlineData("{\"position\":{},\"device\":{\"uniqueId\":\"1\"}}", "'position.fixTime' is no moment")]
    [InlineData("{\"position\":", "This is not JSON")]
    public void What_is_wrong_is_named(string json, string text) => Assert.StartsWith(text, Read(json).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void No_change_makes_it_fail() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Char["{}[]\":,019.e-\\\0"], Gen.Int[0, 40]).Sample((at, with, removed) =>
            _ = Read(string.Concat(Whole.AsSpan(0, at), with.ToString(), Whole.AsSpan(Math.Min(Whole.Length, at + removed)))), iter: 5000);
}
