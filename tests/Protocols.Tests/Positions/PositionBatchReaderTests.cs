using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;
using static LiveView.Protocols.Tests.Positions.Parsed;

namespace LiveView.Protocols.Tests.Positions;

public class PositionBatchReaderTests
{
    private const string Least = """{"device":"van-12","time":"2026-01-31T12:00:00Z","latitude":52.0907,"longitude":5.1214}""";

    private static PositionBatch Read(string text) => PositionBatchReader.Read(Utf8(text));

    private static PositionReport Only(string text) => Assert.Single(Read(text).Lines).Report ?? throw new InvalidOperationException(Read(text).Lines[0].Error);

    private static string Error(string text) => Assert.Single(Read(text).Lines).Error!;

    [Fact]
    public void A_record_says_device_time_and_place_and_may_say_more()
    {
        var report = Only("""
            {"device":"van-12","time":"2026-01-31T12:00:00.250+01:00","latitude":52.0907,"longitude":5.1214,"speed":13.4,"heading":271,"accuracy":5,"altitude":3.5,
             "satellites":9,"ignition":true,"power":false,"battery":87.5,"alarm":"powerCut","sent":1769857201,"driver":"not for us"}
            """);

        Assert.Equal(new PositionReport("van-12", Utc("2026-01-31T11:00:00.250Z"), new GeoPosition(52.0907, 5.1214))
        {
            DeviceTime = Utc("2026-01-31T11:00:01Z"),
            Speed = 13.4,
            Heading = 271,
            Accuracy = 5,
            Altitude = 3.5,
            Satellites = 9,
            Ignition = true,
            HasPower = false,
            Battery = 87.5,
            Alarm = TrackerAlarm.PowerCut,
        }, report);
    }

    [Theory]
    [InlineData("\"2026-01-31T12:00:00Z\"")]
    [InlineData("\"2026-01-31T13:00:00+01:00\"")]
    [InlineData("\"2026-01-31T13:00:00+0100\"")]
    [InlineData("\"2026-01-31 12:00:00\"")]
    [InlineData("\"20260131T120000Z\"")]
    [InlineData("\"2026-01-31T12:00:00.0000000000Z\"")]
    [InlineData("1769860800")]
    [InlineData("1769860800000")]
    [InlineData("1769860800.0")]
    [InlineData("\"1769860800\"")]
    public void Time_is_ISO_8601_or_Unix_time_in_seconds_or_milliseconds(string time) =>
        Assert.Equal(Utc("2026-01-31T12:00:00Z"), Only(Least.Replace("\"2026-01-31T12:00:00Z\"", time, StringComparison.Ordinal)).FixTime);

    [Fact]
    public void Every_line_stands_for_itself()
    {
        var batch = Read($"{Least}\n{{\"device\":\"van-13\"}}\n\nnonsense\r\n{Least}\r\n");

        Assert.Null(batch.Unreadable);
        Assert.Equal([0, 1, 2, 3], batch.Lines.Select(line => line.Index));
        Assert.Equal([true, false, false, true], batch.Lines.Select(line => line.Report is not null));
        Assert.StartsWith("'time' is missing", batch.Lines[1].Error, StringComparison.Ordinal);
        Assert.StartsWith("This is not JSON", batch.Lines[2].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_first_line_costs_the_next_nothing() =>
        Assert.Equal([false, true], Read($"{Least[..20]}\n{Least}").Lines.Select(line => line.Report is not null));

    [Fact]
    public void Text_sequences_are_lines_too() => Assert.Equal(2, Read($"\u001E{Least}\n\u001E{Least}\n").Lines.Count(line => line.Report is not null));

    [Fact]
    public void A_list_of_records_is_a_batch() => Assert.Equal(2, Read($"[{Least},\n{Least}]").Lines.Count);

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[#,#]}")]
    [InlineData("{\n\"type\": \"FeatureCollection\",\n\"name\": \"ogr2ogr writes it so\",\n\"features\": [\n#,\n#\n]\n}\n")]
    [InlineData("#\n#\n")]
    public void GeoJSON_has_the_longitude_first(string around)
    {
        const string feature = """{ "type": "Feature", "properties": { "device": "van-12", "time": 1769860800 }, "geometry": { "type": "Point", "coordinates": [ 5.1214, 52.0907, 3.5 ] } }""";

        var lines = Read(around.Replace("#", feature, StringComparison.Ordinal)).Lines;

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal((new GeoPosition(52.0907, 5.1214), 3.5), (line.Report?.Position, line.Report?.Altitude)));
    }

    [Fact]
    public void A_Feature_without_a_geometry_lives_and_knows_no_position()
    {
        var report = Only("""{"type":"Feature","id":7,"geometry":null,"properties":{"time":1769860800}}""");

        Assert.Equal(("7", null), (report.Device, report.Position));
    }

    [Fact]
    public void Null_island_is_no_position() =>
        Assert.Null(Only("""{"device":"a","time":1769860800,"latitude":0,"longitude":0.0}""").Position);

    [Theory]
    [InlineData("\"latitude\":91", "'latitude' is not a number from -90 to 90.")]
    [InlineData("\"latitude\":\"52\"", "'latitude' is not a number from -90 to 90.")]
    [InlineData("\"latitude\":1e999", "'latitude' is not a number from -90 to 90.")]
    [InlineData("\"longitude\":null", "'longitude' is missing beside 'latitude'.")]
    [InlineData("\"speed\":-1", "'speed' is not a number from 0 to 10000.")]
    [InlineData("\"heading\":361", "'heading' is not a number from 0 to 360.")]
    [InlineData("\"battery\":101", "'battery' is not a number from 0 to 100.")]
    [InlineData("\"ignition\":1", "'ignition' is neither true nor false.")]
    [InlineData("\"alarm\":\"sos\"", "'alarm' is none of duress, tow, jamming, powerCut, tamper, other.")]
    [InlineData("\"time\":\"yesterday\"", "'time' is no moment: send ISO 8601 with a zone, or Unix time.")]
    [InlineData("\"time\":\"2026-02-29T12:00:00Z\"", "'time' is no moment: send ISO 8601 with a zone, or Unix time.")]
    [InlineData("\"time\":1e300", "'time' is no moment: send ISO 8601 with a zone, or Unix time.")]
    [InlineData("\"device\":\"\"", "'device' is not a text of 1 to 64 printable characters.")]
    [InlineData("\"device\":\"a\\u0000b\"", "'device' is not a text of 1 to 64 printable characters.")]
    [InlineData("\"device\":\"\\ud800\"", "A text in the JSON holds half a surrogate pair: send whole characters.")]
    public void What_is_wrong_is_named_with_what_would_be_right(string field, string error)
    {
        var name = field[..field.IndexOf(':', StringComparison.Ordinal)];
        var others = string.Join(',', Least[1..^1].Split(',').Where(each => !each.StartsWith(name, StringComparison.Ordinal)));

        Assert.Equal(error, Error($"{{{others},{field}}}"));
    }

    [Theory]
    [InlineData("""{"device":"a","device":"b","time":1}""", "This is not JSON: Duplicate")]
    [InlineData("""{"type":"Feature","geometry":null}""", "The Feature has no 'properties'")]
    [InlineData("""{"type":"Feature","geometry":{"type":"LineString","coordinates":[[5,52],[6,52]]},"properties":{"device":"a","time":1}}""", "'geometry' is not a Point")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[52]},"properties":{"device":"a","time":1}}""", "'coordinates' are not numbers")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[5,152]},"properties":{"device":"a","time":1}}""", "'coordinates' are not longitude")]
    public void Records_of_a_wrong_shape_are_refused(string record, string error)
    {
        var batch = Read(record);
        Assert.StartsWith(error, batch.Unreadable ?? batch.Lines[0].Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("7")]
    [InlineData("{\"type\":\"FeatureCollection\"}")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":{}}")]
    public void What_is_no_batch_is_refused_as_a_whole(string text)
    {
        var batch = Read(text);

        Assert.NotNull(batch.Unreadable);
        Assert.Empty(batch.Lines);
    }

    [Fact]
    public void Deep_JSON_wrong_UTF_8_and_too_many_records_are_refused()
    {
        Assert.Contains("depth", Read(new string('[', 1000)).Unreadable, StringComparison.Ordinal);
        Assert.Contains("UTF-8", PositionBatchReader.Read(new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' }).Unreadable, StringComparison.Ordinal);
        Assert.Contains("split it", Read(string.Concat(Enumerable.Repeat("{}\n", PositionBatchReader.MostRecords + 1))).Unreadable, StringComparison.Ordinal);
        Assert.Contains("split it", Read($"[{string.Join(',', Enumerable.Repeat("1", PositionBatchReader.MostRecords + 1))}]").Unreadable, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_source_writes_is_what_is_read() =>
        Gen.Select(Gen.Double[0.1, 90], Gen.Double[-180, 180], Gen.Long[0, 4_000_000_000_000], Gen.Double[0, 300], Gen.Bool).Sample((latitude, longitude, milliseconds, speed, feature) =>
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            FormattableString record = feature
                ? (FormattableString)$"{{\"type\":\"Feature\",\"properties\":{{\"device\":\"d\",\"time\":\"{time:O}\",\"speed\":{speed:R}}},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{longitude:R},{latitude:R}]}}}}"
                : $"{{\"device\":\"d\",\"time\":\"{time:O}\",\"speed\":{speed:R},\"latitude\":{latitude:R},\"longitude\":{longitude:R}}}";
            var report = Only(FormattableString.Invariant(record));

            Assert.Equal((new GeoPosition(latitude, longitude), time, (double?)speed), (report.Position, report.FixTime, report.Speed));
        }, iter: 2000);

    [Fact]
    public void No_bytes_make_it_fail()
    {
        Gen.Byte.Array[0, 300].Sample(bytes => _ = PositionBatchReader.Read(bytes), iter: 5000);
        Gen.String[Gen.Char["{}[]\":,\n 019.eE-udevictmlaon\\"], 0, 200].Sample(text => _ = Read(text), iter: 5000);
    }
}
