using System.Text;
using System.Text.Json;
using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Ais;
using LiveView.Protocols.Tests.Oracles;
using static LiveView.Protocols.Tests.Positions.Parsed;

namespace LiveView.Protocols.Tests.Ais;

/// <summary>Vectors put together from the bit tables of ITU-R M.1371-5; <c>gpsdecode</c> reads the same bytes.</summary>
public class AisReaderTests
{
    private const int Longitude = 3072840;
    private const int Latitude = 31254420;
    private static readonly DateTimeOffset s_received = Utc("2026-01-31T12:00:35Z");
    private static readonly GeoPosition s_utrecht = new(52.0907, 5.1214);

    private static List<PositionReport> Read(string text, AisReader? reader = null)
    {
        reader ??= new AisReader();
        return [.. reader.Read(Encoding.ASCII.GetBytes(text), s_received), .. reader.End(s_received)];
    }

    private static PositionReport Only(AisWriter message) => Assert.Single(Read(message.Sentence()));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_ship_says_where_how_fast_and_whereto(int type) =>
        Assert.Equal(new PositionReport("244660123", Utc("2026-01-31T12:00:30Z"), s_utrecht) { Speed = 100 * 0.1 * (1852 / 3600.0), Heading = 90 },
            Only(AisWriter.Ship(244660123, Longitude, Latitude).As(type)));

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public void So_does_a_small_craft(int type) =>
        Assert.Equal(new PositionReport("244660123", Utc("2026-01-31T12:00:30Z"), s_utrecht) { Speed = 55 * 0.1 * (1852 / 3600.0), Heading = 180, Accuracy = 10 },
            Only(AisWriter.Craft(type, 244660123, Longitude, Latitude)));

    [Fact]
    public void A_base_station_says_the_whole_moment() =>
        Assert.Equal(new PositionReport("002442000", Utc("2025-12-24T23:59:58Z"), s_utrecht), Only(AisWriter.Other(4, 2442000, Longitude, Latitude)));

    [Fact]
    public void An_aircraft_says_its_height_and_its_speed_in_whole_knots() =>
        Assert.Equal(new PositionReport("111244001", Utc("2026-01-31T12:00:30Z"), s_utrecht) { Altitude = 303, Speed = 42 * 1.0 * (1852 / 3600.0), Heading = 154.5 },
            Only(AisWriter.Other(9, 111244001, Longitude, Latitude)));

    [Fact]
    public void A_message_for_satellites_is_coarse_and_says_no_second() =>
        Assert.Equal(new PositionReport("244660123", s_received, new GeoPosition(52.09, 5.12)) { Speed = 57 * (1852 / 3600.0), Heading = 167 },
            Only(new AisWriter().Put(27, 6).Put(0, 2).Put(244660123, 30).Put(0, 6).Put(3072, 18).Put(31254, 17).Put(57, 6).Put(167, 9).Put(0, 2)));

    [Fact]
    public void South_and_west_are_negative() => Assert.Equal(new GeoPosition(-33.5, -70.25), Only(AisWriter.Ship(1, -42150000, -20100000)).Position);

    [Fact]
    public void What_is_not_known_is_null()
    {
        var report = Only(AisWriter.Ship(1, 181 * 600000, 91 * 600000, speed: 1023, course: 3600, second: 60));

        Assert.Equal(("000000001", s_received, null, null, null), (report.Device, report.FixTime, report.Position, report.Speed, report.Heading));
    }

    [Theory]
    [InlineData(30, "2026-01-31T12:00:35Z", "2026-01-31T12:00:30Z")]
    [InlineData(59, "2026-01-31T12:00:02Z", "2026-01-31T11:59:59Z")]
    [InlineData(1, "2026-01-31T11:59:58Z", "2026-01-31T12:00:01Z")]
    [InlineData(61, "2026-01-31T12:00:35Z", "2026-01-31T12:00:35Z")]
    [InlineData(63, "2026-01-31T12:00:35Z", "2026-01-31T12:00:35Z")]
    public void The_second_is_of_the_minute_that_brings_it_nearest_to_the_receipt(int second, string received, string expected) =>
        Assert.Equal(Utc(expected), Assert.Single(new AisReader().Read(Utf8(AisWriter.Ship(1, Longitude, Latitude, second: second).Sentence()), Utc(received))).FixTime);

    [Fact]
    public void A_tag_block_says_when_a_shore_station_heard_it() =>
        Assert.Equal(Utc("2020-02-29T23:59:30Z"), Assert.Single(Read("\\s:shore,c:1583020768" + Checksum("s:shore,c:1583020768") + "\\" + AisWriter.Ship(1, Longitude, Latitude).Sentence())).FixTime);

    [Fact]
    public void So_does_the_coast_guard_behind_the_sentence() =>
        Assert.Equal(Utc("2020-02-29T23:59:30Z"), Assert.Single(Read(AisWriter.Ship(1, Longitude, Latitude).Sentence().Trim() + ",r003669945,1583020768\r\n")).FixTime);

    [Fact]
    public void A_buoy_says_where_it_is() => Assert.Equal(new PositionReport("992446001", Utc("2026-01-31T12:00:30Z"), s_utrecht) { Accuracy = 10 },
        Only(AisWriter.Other(21, 992446001, Longitude, Latitude)));

    [Fact]
    public void A_transmitter_for_search_and_rescue_is_a_call_for_help() => Assert.Equal(TrackerAlarm.Duress, Only(AisWriter.Ship(970123456, Longitude, Latitude, status: 14)).Alarm);

    [Fact]
    public void The_own_ship_is_a_ship() => Assert.Equal(s_utrecht, Assert.Single(Read(AisWriter.Ship(1, Longitude, Latitude).Sentence("AIVDO"))).Position);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Parts_are_put_together_in_any_order(int first, int second)
    {
        var parts = AisWriter.Craft(19, 244660123, Longitude, Latitude).Parts(2);

        Assert.Equal(s_utrecht, Assert.Single(Read(parts[first] + AisWriter.Ship(1, 0, 600000).Sentence() + parts[second]), report => report.Device == "244660123").Position);
    }

    [Fact]
    public void A_part_without_its_others_is_given_up_and_counted()
    {
        var reader = new AisReader();
        var parts = AisWriter.Craft(19, 1, Longitude, Latitude).Parts(2);

        Assert.Empty(Read(parts[0] + parts[0], reader));
        Assert.Equal(1, reader.Lost(AisFault.LostPart));
        Assert.Empty(reader.Read(Utf8(parts[1].Replace(",2,2,3,A", ",2,2,4,A", StringComparison.Ordinal)), s_received));
        Assert.Empty(reader.Read(Utf8(parts[1]), s_received.AddMinutes(1)));
    }

    [Theory]
    [InlineData(AisFault.BadChecksum, "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*25")]
    [InlineData(AisFault.NoSentence, "hello")]
    [InlineData(AisFault.NoSentence, "!AIVDM,1,1")]
    [InlineData(AisFault.NoSentence, "!AIXXX,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0")]
    [InlineData(AisFault.NoSentence, "!AIVDM,2,3,1,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0")]
    [InlineData(AisFault.NoSentence, "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,6")]
    [InlineData(AisFault.BadArmour, "!AIVDM,1,1,,A,13u?etPv2;0n:dDP~UM1U1Cb069D,0")]
    [InlineData(AisFault.TooShort, "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM,0")]
    public void What_is_lost_is_counted(AisFault fault, string line)
    {
        var reader = new AisReader();

        Assert.Empty(Read(line + "\r\n", reader));
        Assert.Equal(1, reader.Lost(fault));
    }

    [Fact]
    public void Messages_without_a_position_say_nothing_and_are_no_fault()
    {
        var reader = new AisReader();

        Assert.Empty(Read(new AisWriter().Put(24, 6).Put(0, 162).Sentence() + new AisWriter().Put(5, 6).Put(0, 418).Parts(2)[0] + "$GPRMC,,V,,,,,,,,,,N*53\r\n", reader));
        Assert.All(Enum.GetValues<AisFault>(), fault => Assert.Equal(0, reader.Lost(fault)));
    }

    [Fact]
    public void No_bytes_make_it_fail()
    {
        Gen.String[Gen.Char["!AIVDMO,129*0w`P\\sc:\r\n"], 0, 200].Sample(text => _ = Read(text), iter: 5000);
        Gen.Select(Gen.Int[1, 3], Gen.String[Gen.Char["0123456789:;<=>?@ABCVW`abcvw"], 1, 120]).Sample((parts, payload) =>
            _ = Read(AisWriter.Closed($"AIVDM,{parts},1,1,A,{payload},0") + AisWriter.Closed($"AIVDM,{parts},2,1,A,{payload},0") + AisWriter.Closed($"AIVDM,{parts},3,1,A,{payload},0")), iter: 5000);
    }

    [Fact]
    public async Task Gpsdecode_reads_the_same_positions()
    {
        var messages = new List<string>();
        Gen.Select(Gen.Int[1, 9], Gen.UInt[1_000_000, 999_999_999], Gen.Int[-108_000_000, 108_600_000], Gen.Int[-54_000_000, 54_600_000], Gen.Int[0, 1023], Gen.Int[0, 3600]).Sample((kind, mmsi, longitude, latitude, speed, course) =>
        {
            lock (messages)
            {
                messages.Add(kind switch
                {
                    <= 3 => AisWriter.Ship(mmsi, longitude, latitude, speed, course).As(kind).Sentence(),
                    4 => string.Concat(AisWriter.Craft(19, mmsi, longitude, latitude).Parts(2)),
                    5 => AisWriter.Other(4, mmsi, longitude, latitude).Sentence(),
                    6 => AisWriter.Other(11, mmsi, longitude, latitude).Sentence(),
                    7 => AisWriter.Other(9, mmsi, longitude, latitude).Sentence(),
                    8 => AisWriter.Other(21, mmsi, longitude, latitude).Sentence(),
                    _ => AisWriter.Craft(18, mmsi, longitude, latitude).Sentence(),
                });
            }
        }, iter: 300);
        var sent = string.Concat(messages);

        var ours = Read(sent);
        var theirs = (await Oracle.Ask("gpsdecode", [], Encoding.ASCII.GetBytes(sent))).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(theirs.Count, ours.Count);
        Assert.All(ours.Zip(theirs), pair =>
        {
            var (our, their) = pair;
            Assert.Equal(their.GetProperty("mmsi").GetInt64(), long.Parse(our.Device, System.Globalization.CultureInfo.InvariantCulture));
            var (latitude, longitude) = (their.GetProperty("lat").GetDouble(), their.GetProperty("lon").GetDouble());
            if (our.Position is { } position)
            {
                Assert.Equal(latitude, position.Latitude, 1e-6);
                Assert.Equal(longitude, position.Longitude, 1e-6);
            }
            else
            {
                Assert.True(Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180, $"{latitude} {longitude}");
            }
        });
    }

    private static string Checksum(string content) => $"*{content.Aggregate(0, (sum, each) => sum ^ each):X2}";
}
