using System.Text;
using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Cot;
using static LiveView.Protocols.Tests.Positions.Parsed;

namespace LiveView.Protocols.Tests.Cot;

/// <summary>Vectors written from MITRE's Event.xsd 2.0 and from what ATAK, iTAK and WinTAK send.</summary>
public class CotReaderTests
{
    internal const string Vehicle = """
        <?xml version="1.0" encoding="UTF-8"?>
        <event version="2.0" uid="ANDROID-589520ccfcd20f01" type="a-f-G-E-V" how="m-g" time="2026-01-31T12:00:00.250Z" start="2026-01-31T12:00:00.250Z" stale="2026-01-31T12:06:15.250Z">
          <point lat="52.0907" lon="5.1214" hae="47.5" ce="9.9" le="9999999.0"/>
          <detail><contact callsign="VAN-12" endpoint="*:-1:stcp"/><track speed="13.4" course="271.5"/><status battery="87"/><remarks>Two &amp; a half</remarks>
            <__video url="rtsp://192.0.2.7:554/live" uid="cam-1"/><link uid="other" type="a-f-G-U-C" relation="p-p"/><unknown><track speed="99"/></unknown></detail>
        </event>
        """;

    private static CotEvent Understood(string xml) =>
        CotReader.Read(Utf8(xml)) is CotParse.Understood understood ? understood.Event : throw new InvalidOperationException(((CotParse.Unreadable)CotReader.Read(Utf8(xml))).Text);

    private static string Refusal(string xml) => Assert.IsType<CotParse.Unreadable>(CotReader.Read(Utf8(xml))).Text;

    private static string With(string point) => $"<event version='2.0' uid='u' type='a-f-G' time='2026-01-31T12:00:00Z' start='2026-01-31T12:00:00Z' stale='2026-01-31T12:00:00Z' how='m-g'>{point}</event>";

    [Fact]
    public void An_event_says_what_it_is_about_where_and_until_when()
    {
        var read = Understood(Vehicle);

        Assert.Equal(("ANDROID-589520ccfcd20f01", "a-f-G-E-V", "m-g", "VAN-12"), (read.Uid, read.Type, read.How, read.Callsign));
        Assert.Equal((Utc("2026-01-31T12:00:00.25Z"), Utc("2026-01-31T12:00:00.25Z"), Utc("2026-01-31T12:06:15.25Z")), (read.Time, read.Start, read.Stale));
        Assert.Equal(new CotPoint(new GeoPosition(52.0907, 5.1214), 47.5, 9.9, null), read.Point);
        Assert.Equal((13.4, 271.5, 87.0, "Two & a half"), (read.Speed, read.Course, read.Battery, read.Remarks));
        Assert.Equal(("cam-1", new Uri("rtsp://192.0.2.7:554/live")), (Assert.Single(read.Videos).Uid, read.Videos[0].Address));
        Assert.Equal(("other", "p-p"), (Assert.Single(read.Links).Uid, read.Links[0].Relation));
    }

    [Fact]
    public void Its_report_has_the_circular_error_as_accuracy() =>
        Assert.Equal(new PositionReport("ANDROID-589520ccfcd20f01", Utc("2026-01-31T12:00:00.25Z"), new GeoPosition(52.0907, 5.1214))
        {
            Speed = 13.4,
            Heading = 271.5,
            Altitude = 47.5,
            Accuracy = 9.9,
            Battery = 87,
        }, Understood(Vehicle).ToReport());

    [Theory]
    [InlineData("b-a-o-tbl", TrackerAlarm.Duress)]
    [InlineData("b-a-o-can", null)]
    [InlineData("b-a-g", TrackerAlarm.Other)]
    [InlineData("a-f-G-E-V", null)]
    public void An_alert_is_an_alarm(string type, TrackerAlarm? alarm) =>
        Assert.Equal(alarm, Understood(Vehicle.Replace("a-f-G-E-V", type, StringComparison.Ordinal)).ToReport()!.Alarm);

    [Theory]
    [InlineData("t-x-c-t")]
    [InlineData("b-t-f")]
    public void Pings_and_chat_are_no_report(string type) => Assert.Null(Understood(Vehicle.Replace("a-f-G-E-V", type, StringComparison.Ordinal)).ToReport());

    [Theory]
    [InlineData("<point lat='52.0907' lon='5.1214' hae='9999999.0' ce='9999999.0' le='9999999.0'/>")]
    [InlineData("<point lat='52.0907' lon='5.1214' hae='9999999' ce='9999999' le='9999999'></point>")]
    [InlineData("<point le='999999' ce='999999' hae='999999' lon='5.1214' lat='52.0907'/>")]
    [InlineData("<point lat='5.20907e1' lon='5.1214'/><detail/>")]
    [InlineData("<detail><point lat='1' lon='2'/></detail><point lat='52.0907' lon='5.1214'/>")]
    public void What_is_unknown_is_null(string point) => Assert.Equal(new CotPoint(new GeoPosition(52.0907, 5.1214), null, null, null), Understood(With(point)).Point);

    [Theory]
    [InlineData("<point lat='0.0' lon='0.0' hae='0' ce='9999999' le='9999999'/>")]
    [InlineData("<point lat='91' lon='5' hae='0' ce='1' le='1'/>")]
    [InlineData("<point lat='NaN' lon='5' hae='0' ce='1' le='1'/>")]
    public void A_place_that_is_none_is_null(string point) => Assert.Null(Understood(With(point)).Point.Position);

    [Theory]
    [InlineData("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n")]
    [InlineData("<?xml version=\"1.0\"?><!-- a comment -->")]
    [InlineData("\uFEFF \r\n")]
    public void What_stands_before_an_event_does_no_harm(string before) => Assert.Equal("u", Understood(before + With("<point lat='1' lon='2'/>")).Uid);

    [Fact]
    public void The_name_and_password_of_a_client_may_stand_before_its_event() =>
        Assert.Equal("u", Understood("<auth><cot username='a' password='b' uid='c'/></auth>" + With("<point lat='1' lon='2'/>")).Uid);

    [Theory]
    [InlineData("<!DOCTYPE event [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><event uid='u' type='a' time='2026-01-31T12:00:00Z'><point lat='1' lon='2'/><detail><remarks>&x;</remarks></detail></event>", "This is not XML, or it has a document type")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><event/>", "This is not XML, or it has a document type")]
    [InlineData("<event uid='u' type='a' time='2026-01-31T12:00:00Z'><point lat='1' lon='2'/>", "This is not XML")]
    [InlineData("<event uid='u' uid='v' type='a' time='2026-01-31T12:00:00Z'><point lat='1' lon='2'/></event>", "This is not XML")]
    [InlineData("<event uid='u' type='a' time='2026-01-31T12:00:00Z'/>", "The event has no 'point'.")]
    [InlineData("<event uid='u' type='a' time='2026-01-31T12:00:00Z'><point lat='x' lon='2'/></event>", "The event's 'point' has no numbers")]
    [InlineData("<event uid='u' type='a' time='now'><point lat='1' lon='2'/></event>", "The event's 'time' is no moment")]
    [InlineData("<event type='a' time='2026-01-31T12:00:00Z'><point lat='1' lon='2'/></event>", "The event has no 'uid'")]
    [InlineData("<events/>", "There is no element 'event'.")]
    [InlineData("", "There is no element 'event'.")]
    public void What_is_wrong_is_named(string xml, string text) => Assert.StartsWith(text, Refusal(xml), StringComparison.Ordinal);

    [Fact]
    public void Wrong_UTF_8_and_too_long_an_event_are_refused()
    {
        Assert.Contains("UTF-8", Assert.IsType<CotParse.Unreadable>(CotReader.Read([0x3C, 0xC3, 0x28])).Text, StringComparison.Ordinal);
        Assert.Contains("longer", Refusal(new string(' ', CotReader.MaxLength + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_within_elements_without_end_do_no_harm() =>
        Assert.Equal(1, Understood(With("<point lat='1' lon='2'/><detail>" + string.Concat(Enumerable.Repeat("<a>", 8000)) + string.Concat(Enumerable.Repeat("</a>", 8000)) + "</detail>")).Point.Position!.Latitude);

    [Fact]
    public void No_change_makes_it_fail() =>
        Gen.Select(Gen.Int[0, Vehicle.Length - 1], Gen.Char["<>/='\"&;! [\0\ud8000"], Gen.Int[0, 40]).Sample((at, with, removed) =>
            _ = CotReader.Read(Encoding.UTF8.GetBytes(string.Concat(Vehicle.AsSpan(0, at), with.ToString(), Vehicle.AsSpan(Math.Min(Vehicle.Length, at + removed))))), iter: 5000);
}
