using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using LiveView.Api.Tests.Following.Brokers;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Machines;
using LiveView.Api.Tracking;
using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Tracking;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Following;

/// <summary>A line of PAC Veilig, and a tracker at its other end.</summary>
internal sealed class TrackerLineStage : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly LiveServer _server;
    private readonly MachineStage _machines;
    private readonly TrackerListener _listener;

    private TrackerLineStage(LiveServer server, MachineStage machines, string machine, TrackerProtocol protocol, string? device)
    {
        (_server, _machines, Machine) = (server, machines, machine);
        var options = new TrackerListenerOptions { Protocol = protocol, Organisation = "pac-veilig", Machine = machine, Device = device };
        options.AllowedNetworks.Add("192.0.2.0/24");
        _listener = new TrackerListener(options);
    }

    public string Machine { get; }

    /// <summary>What of that which came was counted, and as what.</summary>
    public Counted Counted { get; } = new();

    public static async Task<TrackerLineStage> OpenAsync(LiveServer server, TrackerProtocol protocol, string? device = null)
    {
        var machines = await MachineStage.OpenAsync(server);
        var machine = await machines.AddAsync(new { name = "Trackerlijn", scopes = new[] { "positions.write" } });
        return new TrackerLineStage(server, machines, machine.Id, protocol, device);
    }

    /// <summary>A tracker connects.</summary>
    /// <param name="from">From where.</param>
    /// <param name="cluster">The cluster behind the line; the real one when left out.</param>
    /// <param name="time">The clock of the line; the real one when left out.</param>
    public RemoteTracker Connect(string from = "192.0.2.7", IClusterClient? cluster = null, TimeProvider? time = null)
    {
        var real = cluster ?? _server.Get<IClusterClient>();
        var devices = new DeviceBook(real, TimeProvider.System);
        var line = new TrackerLine(
            new LineMachine(new PositionIntake(devices, new TrackingFigures(Counted), NullLogger<PositionIntake>.Instance), devices, real, NullLogger<LineMachine>.Instance),
            new TrackingFigures(Counted), time ?? TimeProvider.System, NullLogger<TrackerLine>.Instance);
        var (toServer, toTracker) = (new Pipe(), new Pipe());
        var connection = new DefaultConnectionContext("line")
        {
            Transport = new Ends(toServer.Reader, toTracker.Writer),
            RemoteEndPoint = new IPEndPoint(IPAddress.Parse(from), 40_000),
        };
        return new RemoteTracker(line.RunAsync(connection, _listener), toServer.Writer, toTracker.Reader);
    }

    public async Task DisableMachineAsync()
    {
        using var answer = await _machines.Admin.Http.PostAsync($"/v1/machines/{Machine}/disabled", null);
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>The number of the last fix of an object, and its latitude.</summary>
    public async Task<(long Sequence, double? Latitude)> StoredAsync(string device)
    {
        using var acting = Caller.System("test").Use();
        var grain = _server.Get<IClusterClient>().GetGrain<ITrackedObjectGrain>(GrainKeys.Of(TrackedObjectId.Parse(device)));
        var standing = (await grain.Standing(OrganisationId.Parse("pac-veilig")))!;
        return (standing.LastSequence, standing.Live?.Position.Latitude);
    }

    public void Dispose()
    {
        _machines.Dispose();
        Counted.Dispose();
    }

    /// <summary>The tracker's end of a connection.</summary>
    internal sealed class RemoteTracker(Task line, PipeWriter say, PipeReader hear)
    {
        public async Task SayAsync(byte[] bytes) => await say.WriteAsync(bytes);

        /// <summary>The next answer of so many bytes.</summary>
        public async Task<byte[]> HearAsync(int bytes)
        {
            using var limit = new CancellationTokenSource(Soon);
            var result = await hear.ReadAtLeastAsync(bytes, limit.Token);
            var answer = result.Buffer.Slice(0, bytes).ToArray();
            hear.AdvanceTo(result.Buffer.GetPosition(bytes));
            return answer;
        }

        /// <summary>Hangs up; returns when the line took leave.</summary>
        public async Task HangUpAsync()
        {
            await say.CompleteAsync();
            await EndedAsync();
        }

        public Task EndedAsync() => line.WaitAsync(Soon);

        /// <summary>Whether anything came that was not heard.</summary>
        public bool HasMore => hear.TryRead(out var result) && !result.Buffer.IsEmpty;
    }

    private sealed class Ends(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
