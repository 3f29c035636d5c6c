using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Nmea;
using LiveView.Protocols.Tests.Oracles;
using static LiveView.Protocols.Tests.Positions.Parsed;

namespace LiveView.Protocols.Tests.Nmea;

/// <summary>Vectors written from NMEA 0183 (gpsd's "NMEA Revealed") and from what cheap trackers make of it.</summary>
public class NmeaReaderTests
{
    private static readonly DateTimeOffset s_received = Utc("2026-01-31T12:00:05Z");

    private static string Sentence(string content) => $"${content}*{content.Aggregate(0, (sum, each) => sum ^ each):X2}\r\n";

    private static IReadOnlyList<PositionReport> Read(string text, string? device = "van-12", NmeaReader? reader = null)
    {
        reader ??= new NmeaReader(device);
        return [.. reader.Read(Encoding.ASCII.GetBytes(text), s_received), .. reader.End(s_received)];
    }

    private static PositionReport Only(string content) => Assert.Single(Read(Sentence(content)));

    // 52 degrees 5.442 minutes is 52.0907, 5 degrees 7.284 minutes is 5.1214.
    private const string Rmc = "GPRMC,120000.25,A,5205.442,N,00507.284,E,10.00,271.5,310126,,,A";

    [Fact]
    public void RMC_has_the_whole_moment_and_its_speed_in_knots()
    {
        var report = Only(Rmc);

        Assert.Equal(("van-12", Utc("2026-01-31T12:00:00.25Z"), 10 * 1852 / 3600.0, 271.5), (report.Device, report.FixTime, report.Speed, report.Heading));
        Assert.Equal(52.0907, report.Position!.Latitude, 1e-9);
        Assert.Equal(5.1214, report.Position!.Longitude, 1e-9);
    }

    [Theory]
    [InlineData("GP")]
    [InlineData("GN")]
    [InlineData("GL")]
    [InlineData("GA")]
    [InlineData("GB")]
    [InlineData("BD")]
    [InlineData("II")]
    public void Any_talker_is_heard(string talker) => Assert.NotNull(Only(talker + Rmc[2..]).Position);

    [Theory]
    [InlineData("N", "E", 1, 1)]
    [InlineData("S", "E", -1, 1)]
    [InlineData("N", "W", 1, -1)]
    [InlineData("s", "w", -1, -1)]
    public void The_letters_are_the_signs(string northSouth, string eastWest, int latitude, int longitude)
    {
        var position = Only($"GPRMC,120000,A,5205.442,{northSouth},00507.284,{eastWest},,,310126,,,A").Position!;

        Assert.Equal((latitude, longitude), (Math.Sign(position.Latitude), Math.Sign(position.Longitude)));
    }

    [Theory]
    [InlineData("GPRMC,120000,V,5205.442,N,00507.284,E,0.0,0.0,310126,,,N")]
    [InlineData("GPRMC,120000,V,,,,,,,310126,,,N")]
    [InlineData("GPRMC,120000,A,5205.442,N,00507.284,E,0.0,0.0,310126,,,N")]
    [InlineData("GPRMC,120000,A,9105.442,N,00507.284,E,0.0,0.0,310126,,,A")]
    [InlineData("GPRMC,120000,A,5260.000,N,00507.284,E,0.0,0.0,310126,,,A")]
    [InlineData("GPRMC,120000,A,5205.442,X,00507.284,E,0.0,0.0,310126,,,A")]
    [InlineData("GPRMC,120000,A,0000.000,N,00000.000,E,0.0,0.0,310126,,,A")]
    [InlineData("GPGGA,120000,5205.442,N,00507.284,E,0,00,99.9,,M,,M,,")]
    [InlineData("GPGGA,120000,5205.442,N,00507.284,E,8,09,0.9,,M,,M,,")]
    [InlineData("GNGNS,120000,5205.442,N,00507.284,E,NN,00,99.9,,,,")]
    [InlineData("GPGLL,5205.442,N,00507.284,E,120000,V,N")]
    public void Without_a_fix_it_only_lives(string content)
    {
        var report = Only(content);

        Assert.Equal((Utc("2026-01-31T12:00:00Z"), null, null), (report.FixTime, report.Position, report.Speed));
    }

    [Fact]
    public void A_receiver_that_knows_no_time_lives_at_the_time_of_receipt() => Assert.Equal(s_received, Only("GPRMC,,V,,,,,,,,,,N").FixTime);

    [Fact]
    public void GGA_has_the_height_and_the_satellites()
    {
        var report = Only("GPGGA,120000,5205.442,N,00507.284,E,1,08,0.9,3.5,M,46.9,M,,");

        Assert.Equal((Utc("2026-01-31T12:00:00Z"), 3.5, 8), (report.FixTime, report.Altitude, report.Satellites));
    }

    [Theory]
    [InlineData("235958", "2026-01-30T23:59:58Z", "2026-01-31T00:00:03Z")]
    [InlineData("000001", "2026-01-31T00:00:01Z", "2026-01-30T23:59:59Z")]
    [InlineData("000001", "2026-01-31T00:00:01Z", "2026-01-31T00:00:03Z")]
    public void A_time_without_a_date_is_of_the_day_that_brings_it_nearest(string time, string expected, string received) =>
        Assert.Equal(Utc(expected), Assert.Single(new NmeaReader("a").Read(Utf8(Sentence($"GPGGA,{time},5205.442,N,00507.284,E,1,08,0.9,3.5,M,46.9,M,,")), Utc(received))).FixTime);

    [Fact]
    public void The_date_of_another_sentence_goes_before_that_of_the_receipt()
    {
        var replayed = Read(Sentence("GPRMC,235959,A,5205.442,N,00507.284,E,0,0,280220,,,A") + Sentence("GPGGA,000000,5205.442,N,00507.284,E,1,08,0.9,3.5,M,46.9,M,,")
            + Sentence("GPZDA,120000,24,12,2019,00,00") + Sentence("GPGLL,5205.442,N,00507.284,E,120001,A,A"));

        Assert.Equal([Utc("2020-02-28T23:59:59Z"), Utc("2020-02-29T00:00:00Z"), Utc("2019-12-24T12:00:01Z")], replayed.Select(report => report.FixTime));
    }

    [Fact]
    public void The_sentence_with_the_speed_takes_the_height_of_its_own_moment()
    {
        const string height = "GPGGA,120000.25,5205.442,N,00507.284,E,1,08,0.9,3.5,M,46.9,M,,";
        Assert.Equal((3.5, 8), (Read(Sentence(height) + Sentence(Rmc))[1].Altitude, Read(Sentence(height) + Sentence(Rmc))[1].Satellites));
        Assert.Null(Read(Sentence(height.Replace("120000.25", "115959.25", StringComparison.Ordinal)) + Sentence(Rmc))[1].Altitude);
    }

    [Theory]
    [InlineData("GNGNS,120000,5205.442,N,00507.284,E,NA,08,0.9,3.5,46.9,,")]
    [InlineData("GPGLL,5205.442,N,00507.284,E,120000,A")]
    [InlineData("GPRMC,120000,A,5205.442,N,00507.284,E,,,310126,,")]
    [InlineData("GPRMC,120000,A,5205.442,N,507.284,E,0.00,0.00,310126,020.3,E")]
    [InlineData("GPRMC,120000,A,5205.442,N,00507.284,E,0.0,,310126,0.0,E,A")]
    public void Sentences_old_and_new_have_a_position(string content)
    {
        Assert.Equal(Utc("2026-01-31T12:00:00Z"), Only(content).FixTime);
        Assert.Equal(52.0907, Only(content).Position!.Latitude, 1e-9);
        Assert.Equal(5.1214, Only(content).Position!.Longitude, 1e-9);
    }

    [Fact]
    public void A_wrong_checksum_is_thrown_away_and_counted()
    {
        var reader = new NmeaReader("a");

        Assert.Empty(Read(Sentence(Rmc).Replace("5205", "5206", StringComparison.Ordinal), reader: reader));
        Assert.Empty(Read($"${Rmc}*7\r\n", reader: reader));
        Assert.Equal(2, reader.BadChecksums);
    }

    [Fact]
    public void Without_a_checksum_or_with_spaces_around_its_star_it_is_taken()
    {
        Assert.Single(Read($"${Rmc}\r\n"));
        Assert.Single(Read(Sentence(Rmc).Replace("*", " * ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_its_first_character_it_is_taken() => Assert.Single(Read(Sentence(Rmc)[1..]));

    [Fact]
    public void Sentences_that_run_together_are_told_apart_and_a_cut_one_costs_only_itself()
    {
        var sentence = Sentence(Rmc).Trim();
        var reader = new NmeaReader("a");

        Assert.Equal(3, Read(sentence + sentence + sentence[..20] + sentence, reader: reader).Count(report => report.Position is not null));
        Assert.Single(Read($"5.442,N,00507.284,E,10.00*11\r\n{sentence}\r\n", reader: reader));
        Assert.Equal(1, reader.Unreadable);
    }

    [Fact]
    public void However_the_bytes_are_chopped_the_reports_are_the_same() =>
        Gen.Int[1, 90].Array[1, 20].Sample(pieces =>
        {
            var sent = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Sentence(Rmc), 5)));
            var reader = new NmeaReader("a");
            var reports = 0;
            for (int at = 0, piece = 0; at < sent.Length; piece++)
            {
                var next = Math.Min(sent.Length, at + pieces[piece % pieces.Length]);
                reports += reader.Read(sent.AsSpan(at, next - at), s_received).Count;
                at = next;
            }

            Assert.Equal((5, 0, 0), (reports, reader.BadChecksums, reader.Unreadable));
        }, iter: 300);

    [Theory]
    [InlineData("123456789#", "123456789")]
    [InlineData("990000561287964,#", "990000561287964")]
    [InlineData("4711/022789000688081/#", "022789000688081")]
    [InlineData("660420156A0066AA#", "660420156A0066AA")]
    [InlineData("358244017671308\r\n#", "358244017671308")]
    [InlineData("IMEI 351467108700000\r\n#", "351467108700000")]
    [InlineData("$IMEI=355797031609284\r\n#", "355797031609284")]
    [InlineData("$PGID,359853000144328*0F\r\n#", "359853000144328")]
    [InlineData("$GPFID,ID123456ABC\r\n#", "ID123456ABC")]
    [InlineData("#,11,865733027593268,1,090,086", "865733027593268")]
    public void A_tracker_says_who_it_is_in_its_own_way(string form, string device) =>
        Assert.Equal(device, Assert.Single(Read(form.Replace("#", Sentence(Rmc).Trim(), StringComparison.Ordinal), device: null)).Device);

    [Fact]
    public void Before_anybody_said_whose_they_are_sentences_are_lost_and_what_was_given_is_never_said_otherwise()
    {
        Assert.Empty(Read(Sentence(Rmc), device: null));
        Assert.Equal("van-12", Assert.Single(Read("123456789" + Sentence(Rmc))).Device);
    }

    [Theory]
    [InlineData("GPGSV,1,1,00")]
    [InlineData("PGRME,15.0,M,45.0,M,25.0,M")]
    [InlineData("GPVTG,271.5,T,,M,10.0,N,18.5,K")]
    [InlineData("PXRMC,120000,A,5205.442,N,00507.284,E,,,310126,,")]
    public void Other_sentences_say_nothing_of_a_position(string content) => Assert.Empty(Read(Sentence(content)));

    [Fact]
    public void A_line_without_an_end_is_not_hoarded()
    {
        var reader = new NmeaReader("a");

        Assert.Empty(Read(new string('$', 100_000) + "\n", reader: reader));
        Assert.Single(Read(Sentence(Rmc), reader: reader));
    }

    [Fact]
    public void No_bytes_make_it_fail() =>
        Gen.String[Gen.Char["$!*GPRMCGA,0123456789.NSEWAV\r\n"], 0, 300].Sample(text => _ = Read(text, device: null), iter: 10_000);

    [Fact]
    public async Task Gpsbabel_reads_the_same_positions()
    {
        var sent = new StringBuilder();
        Gen.Select(Gen.Int[0, 89], Gen.Int[0, 59_999_999], Gen.Int[0, 179], Gen.Int[0, 59_999_999], Gen.Bool, Gen.Bool).Sample((d, m, e, n, south, west) =>
        {
            lock (sent)
            {
                var second = sent.Length / 60 % 86_400;
                sent.Append(Sentence(FormattableString.Invariant(
                    $"GPRMC,{second / 3600:00}{second / 60 % 60:00}{second % 60:00},A,{d:00}{m / 1e6:00.000000},{(south ? 'S' : 'N')},{e:000}{n / 1e6:00.000000},{(west ? 'W' : 'E')},1.0,2.0,310126,,,A")));
            }
        }, iter: 300);
        var bytes = Encoding.ASCII.GetBytes(sent.ToString());

        var ours = new NmeaReader("a").Read(bytes, s_received).Where(report => report.Position is not null).OrderBy(report => report.FixTime).ToList();
        var gpx = XDocument.Parse(await Oracle.Ask("gpsbabel", ["-i", "nmea", "-f", "-", "-o", "gpx", "-F", "-"], bytes));
        var theirs = gpx.Descendants().Where(each => each.Name.LocalName == "trkpt").Select(each => (At(each, "lat"), At(each, "lon"))).ToList();

        Assert.Equal(ours.Count, theirs.Count);
        Assert.All(ours.Zip(theirs), pair =>
        {
            Assert.Equal(pair.Second.Item1, pair.First.Position!.Latitude, 1e-6);
            Assert.Equal(pair.Second.Item2, pair.First.Position!.Longitude, 1e-6);
        });

        static double At(XElement point, string name) => double.Parse(point.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }
}
