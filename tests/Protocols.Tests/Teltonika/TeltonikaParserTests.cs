using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Teltonika;
using static LiveView.Protocols.Tests.Positions.Parsed;
using static LiveView.Protocols.Tests.Teltonika.TeltonikaWriter;

namespace LiveView.Protocols.Tests.Teltonika;

/// <summary>The worked examples are those of wiki.teltonika-gps.com, "Teltonika Data Sending Protocols"; the other vectors were written from its tables.</summary>
public class TeltonikaParserTests
{
    private const int Utrecht = 520907000;
    private const long Noon = 1769860800000;

    private static TeltonikaParse Parse(string hex) => TeltonikaParser.Parse(Convert.FromHexString(hex), Device);

    private static TeltonikaParse.Records Records(byte[] message) => Assert.IsType<TeltonikaParse.Records>(TeltonikaParser.Parse(message, Device));

    private static PositionReport Only(Written record, byte codec = 8) => Assert.Single(Records(Message(Data(codec, record.As(codec)))).Reports);

    private static TeltonikaFault Fault(byte[] message) => Assert.IsType<TeltonikaParse.Malformed>(TeltonikaParser.Parse(message, Device)).Fault;

    [Theory]
    [InlineData("000000000000003608010000016B40D8EA30010000000000000000000000000000000105021503010101425E0F01F10000601A014E0000000000000000010000C7CF", "2019-06-10T10:04:46Z", 1)]
    [InlineData("000000000000002808010000016B40D9AD80010000000000000000000000000000000103021503010101425E100000010000F22A", "2019-06-10T10:05:36Z", 1)]
    [InlineData("000000000000004308020000016B40D57B480100000000000000000000000000000001010101000000000000016B40D5C198010000000000000000000000000000000101010101000000020000252C", "2019-06-10T10:01:01Z", 2)]
    [InlineData("000000000000004A8E010000016B412CEE000100000000000000000000000000000000010005000100010100010011001D00010010015E2C880002000B000000003544C87A000E000000001DD7E06A00000100002994", "2019-06-10T11:36:32Z", 1)]
    [InlineData("000000000000005F10020000016BDBC7833000000000000000000000000000000000000B05040200010000030002000B00270042563A00000000016BDBC7871800000000000000000000000000000000000B05040200010000030002000B00260042563A00000200005FB3", "2019-07-10T12:06:54Z", 2)]
    public void The_worked_examples_are_signs_of_life_that_are_acknowledged_by_their_number(string example, string first, byte count)
    {
        var records = Assert.IsType<TeltonikaParse.Records>(Parse(example));

        Assert.Equal(count, records.Reports.Count);
        Assert.Equal((Utc(first), null), (records.Reports[0].FixTime, records.Reports[0].Position));
        Assert.Equal([0, 0, 0, count], records.Answer);
    }

    [Fact]
    public void The_worked_example_of_a_datagram_is_answered_with_its_own_numbers()
    {
        var records = Assert.IsType<TeltonikaParse.Records>(TeltonikaParser.ParseDatagram(Convert.FromHexString(
            "003DCAFE0105000F33353230393330383634303336353508010000016B4F815B30010000000000000000000000000000000103021503010101425DBC000001")));

        Assert.Equal(("352093086403655", Utc("2019-06-13T06:23:26Z")), (records.Reports[0].Device, records.Reports[0].FixTime));
        Assert.Equal(Convert.FromHexString("0005CAFE010501"), records.Answer);
    }

    [Theory]
    [InlineData(0x08)]
    [InlineData(0x8E)]
    [InlineData(0x10)]
    public void A_record_has_its_longitude_first_and_its_speed_in_kilometres_an_hour(byte codec) =>
        Assert.Equal(new PositionReport(Device, Utc("2026-01-31T12:00:00Z"), new GeoPosition(52.0907, 5.1214))
        {
            Speed = 54 * (1 / 3.6),
            Heading = 271,
            Altitude = -3,
            Satellites = 9,
            Ignition = true,
            HasPower = true,
            Battery = 80,
        }, Only(new Written(Noon, 51214000, Utrecht, (239, 1), (113, 80)) { Words = [(66, 12345)], Altitude = -3 }, codec));

    [Fact]
    public void South_and_west_are_negative() => Assert.Equal(new GeoPosition(-33.4567, -70.6483001), Only(new Written(Noon, -706483001, -334567000)).Position);

    [Fact]
    public void Without_satellites_the_place_is_the_last_one_known_and_so_none()
    {
        var report = Only(new Written(Noon, 51214000, Utrecht) { Satellites = 0, Speed = 0 });

        Assert.Equal((null, null, 0), (report.Position, report.Speed, report.Satellites));
    }

    [Fact]
    public void A_place_that_is_not_on_earth_is_none() => Assert.Null(Only(new Written(Noon, 51214000, 910000000)).Position);

    [Fact]
    public void Priority_2_is_the_duress_button() => Assert.Equal(TrackerAlarm.Duress, Only(new Written(Noon, 51214000, Utrecht) { Priority = 2 }).Alarm);

    [Theory]
    [InlineData(236, 1, TrackerAlarm.Duress)]
    [InlineData(246, 1, TrackerAlarm.Tow)]
    [InlineData(246, 0, null)]
    [InlineData(249, 1, TrackerAlarm.Jamming)]
    [InlineData(318, 2, TrackerAlarm.Jamming)]
    [InlineData(318, 1, null)]
    [InlineData(252, 1, TrackerAlarm.PowerCut)]
    [InlineData(247, 1, TrackerAlarm.Other)]
    [InlineData(240, 1, null)]
    public void Values_raise_alarms_by_their_id(int id, byte value, TrackerAlarm? alarm) =>
        Assert.Equal(alarm, Only(new Written(Noon, 51214000, Utrecht, (id, value)), 0x8E).Alarm);

    [Fact]
    public void Of_several_alarms_the_gravest_counts() =>
        Assert.Equal(TrackerAlarm.Tow, Only(new Written(Noon, 51214000, Utrecht, (247, 1), (252, 1), (246, 1))).Alarm);

    [Theory]
    [InlineData(252, 1, 12000, false)]
    [InlineData(252, 0, 12000, true)]
    [InlineData(240, 0, 12000, true)]
    [InlineData(240, 0, 90, false)]
    public void Power_from_outside_is_told_by_the_plug_and_else_by_the_voltage(int id, byte value, ushort millivolts, bool power) =>
        Assert.Equal(power, Only(new Written(Noon, 51214000, Utrecht, (id, value)) { Words = [(66, millivolts)] }).HasPower);

    [Fact]
    public void Records_of_one_millisecond_are_told_apart_by_their_place() =>
        Assert.Equal([0, 1], Records(Message(Data(8, new Written(Noon, 1, 2).As(8), new Written(Noon, 1, 2).As(8)))).Reports.Select(report => report.Index));

    [Fact]
    public void Values_of_sixteen_bytes_behind_a_record_are_passed_over()
    {
        byte[] record = [.. new Written(Noon, 51214000, Utrecht).As(8), 1, 200, .. new byte[16]];

        Assert.Equal(new GeoPosition(52.0907, 5.1214), Assert.Single(Records(Message(Data(8, record))).Reports).Position);
    }

    [Fact]
    public void Values_of_any_length_are_passed_over()
    {
        byte[] record = [.. new Written(Noon, 51214000, Utrecht).As(0x8E)[..^2], 0, 1, 1, 0x19, 0, 3, 1, 2, 3];

        Assert.Equal(new GeoPosition(52.0907, 5.1214), Assert.Single(Records(Message(Data(0x8E, record))).Reports).Position);
    }

    [Fact]
    public void Codec_7_has_floats_with_the_latitude_first_and_seconds_since_2007()
    {
        // 600,000,000 s after 2007 with priority 2; place, speed 36 km/h and satellites; value 1 (battery) 75.
        byte[] record = [0xA3, 0xC3, 0x46, 0x00, 0b0011, 0b0001_1001, 0x42, 0x50, 0x60, 0x00, 0x40, 0xA4, 0x00, 0x00, 36, 7, 1, 1, 75];

        Assert.Equal(new PositionReport(Device, DateTimeOffset.FromUnixTimeSeconds(1_767_609_600), new GeoPosition(52.09375, 5.125))
        {
            Speed = 36 * (1 / 3.6),
            Satellites = 7,
            Battery = 75,
            Alarm = TrackerAlarm.Duress,
        }, Assert.Single(Records(Message(Data(7, record))).Reports));
    }

    [Fact]
    public void The_first_message_says_who_it_is() =>
        Assert.Equal(Device, Assert.IsType<TeltonikaParse.Identified>(TeltonikaParser.Parse(Identity(Device), null)).Imei);

    [Theory]
    [InlineData("000000000000000F0C010500000007676574696E666F0100004312", "getinfo")]
    [InlineData("00000000000000170D01050000000F0000016C0A81C320676574696E666F0100006855", "getinfo")]
    public void Commands_and_their_answers_are_known_and_not_acknowledged(string hex, string start) =>
        Assert.Contains(start, Assert.IsType<TeltonikaParse.Response>(Parse(hex)).Content, StringComparison.Ordinal);

    [Fact]
    public void A_byte_FF_keeps_the_line_open() => Assert.IsType<TeltonikaParse.Ping>(Parse("FF"));

    [Fact]
    public void A_wrong_checksum_is_not_acknowledged_and_the_text_names_both()
    {
        var message = Message(Data(8, new Written(Noon, 1, 2).As(8)));
        message[20] ^= 1;

        var malformed = Assert.IsType<TeltonikaParse.Malformed>(TeltonikaParser.Parse(message, Device));

        Assert.Equal(TeltonikaFault.CrcMismatch, malformed.Fault);
        Assert.Contains("sends it again", malformed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_named()
    {
        var record = new Written(Noon, 1, 2).As(8);
        Assert.Equal(TeltonikaFault.CountMismatch, Fault(Message([8, 2, .. record, 1])));
        Assert.Equal(TeltonikaFault.BadLength, Fault(Message([8, 2, .. record, 2])));
        Assert.Equal(TeltonikaFault.BadLength, Fault(Message([8, 1, .. record[..^3], 1])));
        Assert.Equal(TeltonikaFault.BadLength, Fault(Message([8, 1, .. record, .. record, 1])));
        Assert.Equal(TeltonikaFault.UnknownCodec, Fault(Message([9, 1, .. record, 1])));
        Assert.Equal(TeltonikaFault.BadLength, Fault([0, 0, 0, 0]));
        Assert.Equal(TeltonikaFault.BadLength, Fault([]));
        Assert.Equal(TeltonikaFault.BadIdentity, Fault([0, 2, 7, 7]));
        Assert.Equal(TeltonikaFault.BadLength, Fault([0, 3, 0x31]));
        Assert.Equal(TeltonikaFault.NotIdentified, Assert.IsType<TeltonikaParse.Malformed>(TeltonikaParser.Parse(Message(Data(8, record)), null)).Fault);
        Assert.Equal(TeltonikaFault.BadLength, Assert.IsType<TeltonikaParse.Malformed>(TeltonikaParser.ParseDatagram(new byte[] { 0, 1, 2 })).Fault);
        Assert.Equal(TeltonikaFault.BadIdentity, Assert.IsType<TeltonikaParse.Malformed>(TeltonikaParser.ParseDatagram(Datagram("\a", Data(8, record)))).Fault);
    }

    [Fact]
    public void What_a_tracker_writes_is_what_is_read() =>
        Gen.Select(Gen.OneOf(Gen.Const((byte)0x08), Gen.Const((byte)0x8E), Gen.Const((byte)0x10)), Gen.Long[0, 4_000_000_000_000], Gen.Int[-1_800_000_000, 1_800_000_000],
            Gen.Int[1, 900_000_000], Gen.UShort[0, 300], Gen.Byte.Array[0, 20]).Sample((codec, time, longitude, latitude, speed, values) =>
        {
            var report = Only(new Written(time, longitude, latitude, [.. values.Select(value => ((int)value, value))]) { Speed = speed }, codec);

            Assert.Equal((DateTimeOffset.FromUnixTimeMilliseconds(time), new GeoPosition(latitude / 1e7, longitude / 1e7)), (report.FixTime, report.Position));
            Assert.Equal(speed * (1 / 3.6), report.Speed);
        }, iter: 2000);

    [Fact]
    public void No_bytes_make_it_fail()
    {
        var valid = Data(0x8E, new Written(Noon, 1, 2, (239, 1)).As(0x8E));
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            _ = TeltonikaParser.Parse(bytes, Device);
            _ = TeltonikaParser.ParseDatagram(bytes);
            _ = TeltonikaParser.Parse(Message(bytes), Device);
        }, iter: 5000);
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte, Gen.Int[0, 8]).Sample((at, with, removed) =>
        {
            var bytes = valid.ToList();
            bytes[at] = with;
            bytes.RemoveRange(at, Math.Min(removed, bytes.Count - at));
            _ = TeltonikaParser.Parse(Message([.. bytes]), Device);
            _ = TeltonikaParser.ParseDatagram(Datagram(Device, [.. bytes]));
        }, iter: 5000);
    }
}
