using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LiveView.Api.Tests.Following.Brokers;
using LiveView.Api.Tests.Hosting;
using LiveView.Protocols.Tests.Teltonika;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Following;

/// <summary>What the configuration says of lines and brokers, the program opens.</summary>
public class TrackingDoorsTests
{
    [Fact]
    public async Task The_program_takes_datagrams_and_a_brokers_messages_for_the_machine_that_is_configured()
    {
        await using var broker = await Mosquitto.StartAsync();
        var port = FreePort.Take();
        var server = new LiveServer(
            demo: true, ("Tracking:Listeners:0:Protocol", "teltonika"), ("Tracking:Listeners:0:Transport", "udp"),
            ("Tracking:Listeners:0:Endpoint", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")),
            ("Tracking:Listeners:0:Organisation", "pac-veilig"), ("Tracking:Listeners:0:Machine", BrokerStage.Machine),
            ("Tracking:Listeners:0:AllowedNetworks:0", "127.0.0.0/8"),
            ("Tracking:Brokers:0:Host", "localhost"), ("Tracking:Brokers:0:Port", broker.Port.ToString(CultureInfo.InvariantCulture)),
            ("Tracking:Brokers:0:AuthorityFile", broker.AuthorityFile), ("Tracking:Brokers:0:UserName", "server"),
            ("Tracking:Brokers:0:PasswordFile", broker.PasswordFile), ("Tracking:Brokers:0:ClientId", "live-view"),
            ("Tracking:Brokers:0:Topics:0:Filter", "owntracks/veilig/#"), ("Tracking:Brokers:0:Topics:0:Organisation", "pac-veilig"),
            ("Tracking:Brokers:0:Topics:0:Machine", BrokerStage.Machine));
        await server.InitializeAsync();
        try
        {
            await using var stage = await BrokerStage.OpenAsync(server, broker);
            await broker.SubscribedAsync("owntracks/veilig/#");
            await broker.PublishAsync("veilig", Town.PhoneDevice("veilig"), BrokerStage.At(52.1, 0));
            await stage.StoredAsync("veilig", 52.1);

            using var tracker = new UdpClient();
            await tracker.SendAsync(
                TeltonikaWriter.Datagram(server.TakeObject(), TeltonikaWriter.Data(8, new TeltonikaWriter.Written(1_767_225_600_000, 51_000_000, 521_000_000).As(8))),
                new IPEndPoint(IPAddress.Loopback, port));
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            Assert.Equal([0, 5, 0xCA, 0xFE, 1, 5, 1], (await tracker.ReceiveAsync(limit.Token)).Buffer);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }
}
