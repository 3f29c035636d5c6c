using System.Net;
using System.Net.Sockets;
using LiveView.Api.Tests.Following.Brokers;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Machines;
using LiveView.Api.Tracking;
using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Tracking;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Following.Udp;

/// <summary>A port of PAC Veilig on which datagrams come in, and a sender on this machine.</summary>
internal sealed class UdpStage : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly LiveServer _server;
    private readonly MachineStage _machines;
    private readonly CancellationTokenSource _stop = new();
    private readonly UdpLine _line;
    private readonly Task _running;
    private readonly UdpClient _sender = new(new IPEndPoint(IPAddress.Loopback, 0));

    private UdpStage(LiveServer server, MachineStage machines, TrackerListenerOptions options, IClusterClient cluster)
    {
        (_server, _machines) = (server, machines);
        var devices = new DeviceBook(cluster, TimeProvider.System);
        var machine = new LineMachine(new PositionIntake(devices, new TrackingFigures(Counted), NullLogger<PositionIntake>.Instance), devices, cluster, NullLogger<LineMachine>.Instance);
        _line = new UdpLine(new TrackerListener(options), machine, new TrackingFigures(Counted), TimeProvider.System, NullLogger<UdpLine>.Instance);
        _line.Open();
        _running = _line.RunAsync(_stop.Token);
    }

    /// <summary>What of that which came was counted, and as what.</summary>
    public Counted Counted { get; } = new();

    /// <param name="server">The server.</param>
    /// <param name="protocol">What is spoken.</param>
    /// <param name="change">Changes what is configured.</param>
    /// <param name="cluster">The cluster behind the line; the real one when left out.</param>
    public static async Task<UdpStage> OpenAsync(
        LiveServer server, TrackerProtocol protocol, Action<TrackerListenerOptions>? change = null, IClusterClient? cluster = null)
    {
        var machines = await MachineStage.OpenAsync(server);
        var machine = await machines.AddAsync(new { name = "Trackerlijn", scopes = new[] { "positions.write" } });
        var options = new TrackerListenerOptions { Protocol = protocol, Transport = TrackerTransport.Udp, Organisation = "pac-veilig", Machine = machine.Id };
        options.AllowedNetworks.Add("127.0.0.0/8");
        change?.Invoke(options);
        return new UdpStage(server, machines, options, cluster ?? server.Get<IClusterClient>());
    }

    public async Task SayAsync(byte[] datagram) => await _sender.SendAsync(datagram, _line.Endpoint);

    /// <summary>The next answer.</summary>
    public async Task<byte[]> HearAsync()
    {
        using var limit = new CancellationTokenSource(Soon);
        return (await _sender.ReceiveAsync(limit.Token)).Buffer;
    }

    /// <summary>Whether anything came that was not heard.</summary>
    public bool HasMore => _sender.Available > 0;

    /// <summary>Where an object is; null when nobody knows.</summary>
    public async Task<GeoPosition?> PositionAsync(string id)
    {
        using var acting = Caller.System("test").Use();
        var grain = _server.Get<IClusterClient>().GetGrain<ITrackedObjectGrain>(GrainKeys.Of(TrackedObjectId.Parse(id)));
        return (await grain.Standing(OrganisationId.Parse("pac-veilig")))?.Live?.Position;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _line.Dispose();
        _sender.Dispose();
        _stop.Dispose();
        _machines.Dispose();
        Counted.Dispose();
    }
}
