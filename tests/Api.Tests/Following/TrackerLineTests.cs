using System.Reflection;
using System.Text;
using LiveView.Api.Tests.Gate;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Decisions;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Protocols.Tests.Teltonika;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Api.Tests.Following;

/// <summary>Trackers that cannot carry a token: a line belongs to one machine of one party and hears listed networks.</summary>
[Collection(ServerCollection.Name)]
public class TrackerLineTests(LiveServer server)
{
    private const long Time = 1_767_225_600_000;

    [Fact]
    public async Task A_Teltonika_tracker_is_acknowledged_when_its_records_are_stored_and_a_resend_is_there_once()
    {
        var device = server.TakeObject();
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        var tracker = stage.Connect();
        await tracker.SayAsync(TeltonikaWriter.Identity(device));
        Assert.Equal([1], await tracker.HearAsync(1));
        for (var time = 0; time < 2; time++)
        {
            await tracker.SayAsync(Records());
            Assert.Equal([0, 0, 0, 2], await tracker.HearAsync(4));
            Assert.Equal((2, 52.2), await stage.StoredAsync(device));
        }

        await tracker.HangUpAsync();
    }

    [Theory, InlineData("of-nobody"), InlineData("buit-201")]
    public async Task A_tracker_that_is_not_the_partys_is_refused_and_hung_up_on(string device)
    {
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        var tracker = stage.Connect();
        await tracker.SayAsync(TeltonikaWriter.Identity(device));
        Assert.Equal([0], await tracker.HearAsync(1));
        await tracker.EndedAsync();
    }

    [Fact]
    public async Task Damaged_records_are_not_acknowledged_and_the_next_are()
    {
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        var tracker = stage.Connect();
        await tracker.SayAsync(TeltonikaWriter.Identity(server.TakeObject()));
        Assert.Equal([1], await tracker.HearAsync(1));
        var damaged = Records();
        damaged[^1] ^= 1;
        await tracker.SayAsync(damaged);
        await tracker.SayAsync(Records());
        Assert.Equal([0, 0, 0, 2], await tracker.HearAsync(4));
        await tracker.HangUpAsync();
        Assert.False(tracker.HasMore);
    }

    [Fact]
    public async Task What_is_no_message_ends_the_connection()
    {
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        var tracker = stage.Connect();
        await tracker.SayAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        await tracker.EndedAsync();
        Assert.False(tracker.HasMore);
    }

    [Fact]
    public async Task From_another_network_nobody_is_heard()
    {
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        await stage.Connect("198.51.100.1").EndedAsync();
    }

    [Fact]
    public async Task A_machine_without_access_silences_its_line_at_once()
    {
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        var tracker = stage.Connect();
        await tracker.SayAsync(TeltonikaWriter.Identity(server.TakeObject()));
        Assert.Equal([1], await tracker.HearAsync(1));
        await stage.DisableMachineAsync();
        await tracker.SayAsync(Records());
        await tracker.EndedAsync();
        Assert.False(tracker.HasMore);
    }

    [Fact]
    public async Task Who_comes_and_says_nothing_does_not_hold_the_place_of_a_tracker()
    {
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        var time = new FakeTimeProvider();
        var nobody = stage.Connect(time: time);
        time.Advance(TimeSpan.FromMinutes(1));
        await nobody.EndedAsync();
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_acknowledges_nothing()
    {
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        var tracker = stage.Connect(cluster: UnreachableCluster.With(
            UnreachableCluster.Grain<IMachinesGrain>(_ => throw new TimeoutException())));
        await tracker.SayAsync(TeltonikaWriter.Identity(server.TakeObject()));
        await tracker.EndedAsync();
        Assert.False(tracker.HasMore);
    }

    [Fact]
    public async Task Records_that_cannot_be_stored_are_not_acknowledged()
    {
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Teltonika);
        var tracker = stage.Connect(cluster: WithoutStore(server.Get<IClusterClient>()));
        await tracker.SayAsync(TeltonikaWriter.Identity(server.TakeObject()));
        Assert.Equal([1], await tracker.HearAsync(1));
        await tracker.SayAsync(Records());
        await tracker.HangUpAsync();
        Assert.False(tracker.HasMore);
    }

    [Fact]
    public async Task Sentences_of_a_receiver_are_its_device()
    {
        var device = server.TakeObject();
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Nmea, device);
        var receiver = stage.Connect();
        await receiver.SayAsync(Encoding.ASCII.GetBytes("$GPRMC,120000,A,5206.000,N,00506.000,E,10.0,90.0,010126,,\r\n$GPRMC,120001"));
        await receiver.SayAsync(Encoding.ASCII.GetBytes(",A,5206.006,N,00506.000,E,10.0,90.0,010126,,\r\n$GPRMC,120002,A,5206.012,N,00506.000,E,10.0,90.0,010126,,*00\r\n"));
        await receiver.HangUpAsync();
        var (number, latitude) = await stage.StoredAsync(device);
        Assert.Equal(2, number);
        Assert.Equal(52.1001, latitude!.Value, 6);
        // The third has a wrong checksum.
        Assert.Equal(1, stage.Counted["liveview.tracking.unreadable"]);
    }

    [Fact]
    public async Task An_event_of_Cursor_on_Target_is_its_uids()
    {
        var device = server.TakeObject();
        using var stage = await TrackerLineStage.OpenAsync(server, TrackerProtocol.Cot);
        var client = stage.Connect();
        await client.SayAsync(Encoding.UTF8.GetBytes($"""
            <event version="2.0" uid="{device}" type="a-f-G" how="m-g" time="2026-01-01T00:00:00Z" start="2026-01-01T00:00:00Z" stale="2026-01-01T00:01:00Z"><point lat="52.1" lon="5.1" hae="0" ce="10" le="10"/></event>
            """));
        await client.HangUpAsync();
        Assert.Equal((1, 52.1), await stage.StoredAsync(device));
    }

    /// <summary>The cluster, but no object can store anything.</summary>
    private static IClusterClient WithoutStore(IClusterClient real)
    {
        var failing = UnreachableCluster.Grain<ITrackedObjectGrain>(
            _ => Task.FromResult(new PositionReceipt([], new Refusal(PositionReceipt.TryAgain, "The store does not answer."))));
        var client = DispatchProxy.Create<IClusterClient, UnreachableCluster.Answers>();
        ((UnreachableCluster.Answers)(object)client).Answer = (method, arguments) =>
            method.ReturnType == typeof(ITrackedObjectGrain) ? failing : method.Invoke(real, arguments);
        return client;
    }

    private static byte[] Records() => TeltonikaWriter.Message(TeltonikaWriter.Data(
        8, new TeltonikaWriter.Written(Time, 51_000_000, 521_000_000).As(8), new TeltonikaWriter.Written(Time + 3_600_000, 51_000_000, 522_000_000).As(8)));
}
