using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Protocols.Cot;
using LiveView.Protocols.Tests.Oracles;
using static LiveView.Protocols.Tests.Positions.Parsed;

namespace LiveView.Protocols.Tests.Cot;

public class CotWriterTests
{
    private static readonly DateTimeOffset s_noon = Utc("2026-01-31T12:00:00.25Z");
    private static readonly CotEvent s_van = new("van-12", "a-f-G-E-V", "m-g", s_noon, s_noon, s_noon.AddSeconds(30), new CotPoint(new GeoPosition(52.0907, 5.1214), null, 12.5, null));

    private static XElement Written(CotEvent written) => XElement.Parse(Encoding.UTF8.GetString(CotWriter.Write(written)));

    [Fact]
    public void What_is_not_known_is_9999999() =>
        Assert.Equal("<event version=\"2.0\" uid=\"van-12\" type=\"a-f-G-E-V\" how=\"m-g\" time=\"2026-01-31T12:00:00.250Z\" start=\"2026-01-31T12:00:00.250Z\" stale=\"2026-01-31T12:00:30.250Z\">"
            + "<point lat=\"52.0907\" lon=\"5.1214\" hae=\"9999999.0\" ce=\"12.5\" le=\"9999999.0\" /><detail /></event>", Encoding.UTF8.GetString(CotWriter.Write(s_van)));

    [Fact]
    public void A_video_names_its_parts_for_clients_that_do_not_take_an_address_whole()
    {
        var entry = Written(s_van with { Videos = [new CotVideo("cam-1", new Uri("https://edge.example:8443/v1/live/index.m3u8?t=1"), "Van 12")] }).Element("detail")!.Element("__video")!.Element("ConnectionEntry")!;

        Assert.Equal(("https", "edge.example", "8443", "/v1/live/index.m3u8?t=1", "Van 12"),
            ((string?)entry.Attribute("protocol"), (string?)entry.Attribute("address"), (string?)entry.Attribute("port"), (string?)entry.Attribute("path"), (string?)entry.Attribute("alias")));
    }

    [Fact]
    public void Who_may_have_it_stands_in_the_spelling_of_TAK()
    {
        var written = Written(s_van with { Access = "restricted", Caveat = "Art. 3", ReleasableTo = "NLD BEL" });

        Assert.Equal(("restricted", "Art. 3", "NLD BEL"), ((string?)written.Attribute("access"), (string?)written.Attribute("caveat"), (string?)written.Attribute("releaseableTo")));
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_are_left_out() =>
        Assert.Equal("a<b&\"c😀", Written(s_van with { Remarks = "a<b\0&\"\u001Bc\ud800😀" }).Element("detail")!.Element("remarks")!.Value);

    [Fact]
    public void Without_a_place_it_says_so_as_TAK_clients_do() =>
        Assert.Equal(("0.0", "9999999.0"), ((string?)Written(s_van with { Point = new CotPoint(null, null, null, null) }).Element("point")!.Attribute("lat"),
            (string?)Written(s_van with { Point = new CotPoint(null, null, null, null) }).Element("point")!.Attribute("ce")));

    [Fact]
    public void What_is_written_is_what_is_read() =>
        Gen.Select(Gen.Int[1, 900_000_000], Gen.Int[-1_800_000_000, 1_800_000_000], Gen.Long[0, 4_000_000_000_000], Gen.String[1, 60], Gen.Int[1, 9_000_000], Gen.Int[0, 3600]).Sample((latitude, longitude, time, text, error, course) =>
        {
            var clean = new string([.. text.Where(each => !char.IsControl(each) && !char.IsSurrogate(each) && each < '\uFFFE')]).Trim();
            var moment = DateTimeOffset.FromUnixTimeMilliseconds(time);
            var written = s_van with
            {
                Time = moment,
                Start = moment,
                Stale = moment.AddSeconds(5),
                Point = new CotPoint(new GeoPosition(latitude / 1e7, longitude / 1e7), 3.5, error / 10.0 < 999_999 ? error / 10.0 : null, 7),
                Callsign = clean.Length == 0 ? null : clean,
                Remarks = clean.Length == 0 ? null : clean,
                Speed = course / 7.0 is var speed ? Math.Round(speed, 6) : null,
                Course = course / 10.0,
                Battery = 50,
                Access = "restricted",
            };

            var read = Assert.IsType<CotParse.Understood>(CotReader.Read(CotWriter.Write(written))).Event;

            Assert.Equal(written, read with { Videos = written.Videos, Links = written.Links });
        }, iter: 2000);

    [Fact]
    public void What_is_written_is_cut_from_a_stream_again()
    {
        ReadOnlySpan<byte> sent = [.. CotWriter.Write(s_van), .. CotWriter.Write(s_van with { Uid = "van-13" })];
        var reader = new CotStreamReader();

        Assert.True(reader.TryRead(ref sent, out var first));
        Assert.Equal("van-12", Assert.IsType<CotParse.Understood>(CotReader.Read(first)).Event.Uid);
        Assert.True(reader.TryRead(ref sent, out var second));
        Assert.Equal("van-13", Assert.IsType<CotParse.Understood>(CotReader.Read(second)).Event.Uid);
        Assert.False(reader.TryRead(ref sent, out _));
    }

    [Fact]
    public async Task What_CloudTAK_reads_and_writes_is_what_was_written()
    {
        var written = s_van with
        {
            Point = new CotPoint(new GeoPosition(52.0907, 5.1214), 47.5, 12.5, 3),
            Callsign = "Van 12",
            Speed = 13.4,
            Course = 271.5,
            Battery = 50,
            Remarks = "Two & a half <é>",
            Access = "restricted",
            Caveat = "Art. 3",
            ReleasableTo = "NLD",
            Videos = [new CotVideo("cam-1", new Uri("https://edge.example:8443/live.m3u8?t=1"), "Van 12")],
            Links = [new CotLink("incident-1", "a-f-G", "p-p", new Uri("https://a.example/x"), "Incident")],
        };

        var (geoJson, xml) = await NodeCot.Read(CotWriter.Write(written));

        var feature = JsonDocument.Parse(geoJson).RootElement;
        Assert.Equal([5.1214, 52.0907, 47.5], feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(each => each.GetDouble()));
        Assert.Equal((13.4, 271.5), (feature.GetProperty("properties").GetProperty("speed").GetDouble(), feature.GetProperty("properties").GetProperty("course").GetDouble()));
        var read = Assert.IsType<CotParse.Understood>(CotReader.Read(Utf8(xml))).Event;
        Assert.Equal(written, read with { Videos = written.Videos, Links = written.Links });
        Assert.Equal(written.Links, read.Links.AsEnumerable());
        Assert.Equal(written.Videos[0].Address, Assert.Single(read.Videos).Address);
    }
}
