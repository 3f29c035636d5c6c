using System.Net;
using System.Net.Sockets;
using LiveView.Simulation.Processes;
using Xunit;

namespace LiveView.Faults.Servers;

/// <summary>A server whose address somebody else has.</summary>
public sealed class TakenAddressTests
{
    [Fact]
    public async Task A_server_says_which_address_another_program_has_and_what_to_do()
    {
        var options = new ServerOptions();
        using var another = new TcpListener(IPAddress.Loopback, options.HttpPort);
        another.Start();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(options));

        Assert.Contains("exit code 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{options.HttpPort}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Another program listens there", refused.Message, StringComparison.Ordinal);
    }
}
