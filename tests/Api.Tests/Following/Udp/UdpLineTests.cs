using System.Globalization;
using System.Text;
using System.Text.Json;
using LiveView.Api.Tests.Gate;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Connections;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Protocols.Tests.Oracles;
using LiveView.Protocols.Tests.Teltonika;
using LiveView.Simulation;

namespace LiveView.Api.Tests.Following.Udp;

/// <summary>Trackers that send datagrams: a port belongs to one machine of one party and hears listed networks.</summary>
[Collection(ServerCollection.Name)]
public class UdpLineTests(LiveServer server)
{
    private const long Time = 1_767_225_600_000;
    private const string Unreadable = "liveview.tracking.unreadable";
    private const string Refused = "liveview.tracking.refused";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory, InlineData((byte)8), InlineData((byte)0x8E)]
    public async Task A_Teltonika_tracker_is_acknowledged_when_its_records_are_stored(byte codec)
    {
        var device = server.TakeObject();
        await using var stage = await UdpStage.OpenAsync(server, TrackerProtocol.Teltonika);
        for (var time = 0; time < 2; time++)
        {
            await stage.SayAsync(Records(device, codec));
            Assert.Equal([0, 5, 0xCA, 0xFE, 1, 5, 2], await stage.HearAsync());
            Assert.Equal(52.2, (await stage.PositionAsync(device))!.Latitude);
        }
    }

    [Fact]
    public async Task What_is_damaged_too_long_or_of_nobody_is_counted_and_not_answered_and_the_next_is()
    {
        var device = server.TakeObject();
        await using var stage = await UdpStage.OpenAsync(server, TrackerProtocol.Teltonika);
        await stage.SayAsync([1, 2, 3]);
        await stage.SayAsync(new byte[UdpLine.MostDatagram + 1]);
        await stage.SayAsync(Records("of-nobody", 8));
        await stage.SayAsync(Records(Town.Object(Town.Objects + 1), 8));
        await stage.SayAsync(Records(device, 8));
        Assert.Equal([0, 5, 0xCA, 0xFE, 1, 5, 2], await stage.HearAsync());
        await Patience.UntilAsync("all counted", Soon, () => (stage.Counted[Unreadable], stage.Counted[Refused]) == (2, 2));
        Assert.False(stage.HasMore);
    }

    [Fact]
    public async Task Who_comes_from_elsewhere_is_not_heard()
    {
        await using var stage = await UdpStage.OpenAsync(server, TrackerProtocol.Teltonika, options =>
        {
            options.AllowedNetworks.Clear();
            options.AllowedNetworks.Add("192.0.2.0/24");
        });
        await stage.SayAsync(Records(server.TakeObject(), 8));
        await Patience.UntilAsync("it is counted", Soon, () => stage.Counted[Refused] == 1);
        Assert.False(stage.HasMore);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_acknowledges_nothing()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stage = await UdpStage.OpenAsync(server, TrackerProtocol.Teltonika, cluster: UnreachableCluster.With(
            UnreachableCluster.Grain<IMachinesGrain>(_ =>
            {
                asked.TrySetResult();
                throw new TimeoutException();
            })));
        await stage.SayAsync(Records(server.TakeObject(), 8));
        await asked.Task.WaitAsync(Soon);
        // The next is heard only when the first was dealt with.
        await stage.SayAsync([1, 2, 3]);
        await Patience.UntilAsync("the next was read", Soon, () => stage.Counted[Unreadable] == 1);
        Assert.False(stage.HasMore);
    }

    [Fact]
    public async Task Sentences_that_gpsbabel_wrote_are_where_gpsdecode_says()
    {
        var device = server.TakeObject();
        await using var stage = await UdpStage.OpenAsync(server, TrackerProtocol.Nmea, options => options.Device = device);
        var sentences = await Oracle.Ask("gpsbabel", ["-t", "-i", "gpx", "-f", "-", "-o", "nmea", "-F", "-"], Encoding.UTF8.GetBytes(Gpx()));
        var theirs = JsonDocument.Parse((await Oracle.Ask("gpsdecode", [], Encoding.ASCII.GetBytes(sentences))).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;

        var damaged = sentences.Split('\n')[0].Replace(",A,", ",V,", StringComparison.Ordinal);
        await stage.SayAsync(Encoding.ASCII.GetBytes(damaged));
        foreach (var sentence in sentences.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Without the end of the line, as some send it: a datagram is a whole.
            await stage.SayAsync(Encoding.ASCII.GetBytes(sentence.Trim()));
        }

        await IsThereAsync(stage, device, theirs.GetProperty("lat").GetDouble(), theirs.GetProperty("lon").GetDouble());
        Assert.Equal(1, stage.Counted[Unreadable]);
    }

    [Fact]
    public async Task A_ships_message_is_where_gpsdecode_says()
    {
        // Of the AIVDM/AIVDO protocol decoding document of gpsd.
        var message = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A"u8.ToArray();
        var theirs = JsonDocument.Parse(await Oracle.Ask("gpsdecode", [], [.. message, (byte)'\n'])).RootElement;
        await using var stage = await UdpStage.OpenAsync(server, TrackerProtocol.Ais);
        await stage.SayAsync([.. message[..^1], (byte)'B']);
        await stage.SayAsync(message);
        await IsThereAsync(stage, Town.Ship, theirs.GetProperty("lat").GetDouble(), theirs.GetProperty("lon").GetDouble());
        Assert.Equal(1, stage.Counted[Unreadable]);
    }

    private static async Task IsThereAsync(UdpStage stage, string id, double latitude, double longitude)
    {
        GeoPosition? ours = null;
        await Patience.UntilAsync(
            $"{latitude} {longitude}", Soon,
            async () => (ours = await stage.PositionAsync(id)) is not null && Math.Abs(ours.Latitude - latitude) < 1e-6 && Math.Abs(ours.Longitude - longitude) < 1e-6,
            () => Task.FromResult($"It is at {ours}."));
    }

    /// <summary>A way of five points, ten seconds apart.</summary>
    private static string Gpx()
    {
        var points = Enumerable.Range(0, 5).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"""<trkpt lat="{52.1234567 + (i * 0.001):F7}" lon="{5.1234567 + (i * 0.0007):F7}"><time>2026-01-01T00:00:{i * 10:00}Z</time><fix>3d</fix><sat>9</sat></trkpt>"""));
        return $"""<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>{string.Concat(points)}</trkseg></trk></gpx>""";
    }

    private static byte[] Records(string device, byte codec) => TeltonikaWriter.Datagram(device, TeltonikaWriter.Data(
        codec, new TeltonikaWriter.Written(Time, 51_000_000, 521_000_000).As(codec), new TeltonikaWriter.Written(Time + 3_600_000, 51_000_000, 522_000_000).As(codec)));
}
