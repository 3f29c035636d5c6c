using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Line;

namespace LiveView.Media.Tests.Line;

/// <summary>What somebody may type as the address of a camera to make the server call itself; a real listener counts who calls.</summary>
public sealed class HostileAddressTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly string[] s_literals =
    [
        "127.0.0.1", "127.0.0.2", "127.1.2.3", "127.255.255.254", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0x7F.0.0.1",
        "0177.0.0.1", "0177.1", "017700000001", "127.0.0.01", "0", "0.0.0.0", "0x0", "0.0", "0.0.0.1", "localhost", "LOCALHOST", "localhost.",
        "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]", "[64:ff9b:1::127.0.0.1]", "[2002:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[fec0::1]", "[ff02::1]", "[ff01::1]",
        "169.254.169.254", "169.254.0.1", "0xA9FEA9FE", "2852039166", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "[64:ff9b::169.254.169.254]",
        "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1", "100.64.0.1", "100.127.255.254", "100.100.100.200", "192.0.0.192",
        "168.63.129.16", "[::ffff:0.0.0.0]", "[::ffff:100.64.0.1]", "[::ffff:224.0.0.1]", "127。0。0。1", "①②⑦.0.0.1", "127%2e0%2e0%2e1", "ｌocalhost",
    ];

    private readonly CountingListener _listener = new();

    [Fact]
    public async Task Sixty_ways_to_write_an_address_of_this_machine_or_of_nobody_connect_to_nothing()
    {
        var own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(each => each.GetIPProperties().UnicastAddresses)
            .Select(each => each.Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{each.Address.ToString().Split('%')[0]}]" : each.Address.ToString());
        string[] hosts = [.. s_literals.Concat(own).Distinct()];
        var dialler = new CameraDialler(new CameraLineOptions { Patience = s_patience }, TimeProvider.System);

        var refused = 0;
        foreach (var host in hosts)
        {
            if (!RtspAddress.TryParse($"rtsp://{host}:{_listener.Port}/a", out var address))
            {
                refused++;
                continue;
            }

            var failed = Assert.IsType<DialAnswer.Failed>(await dialler.DialAsync(address, CancellationToken.None));
            Assert.True(failed.Fault is PictureFault.AddressForbidden or PictureFault.HostUnknown, $"{host}: {failed.Fault}");
            refused++;
        }

        Assert.True(refused >= 60, $"{refused}");
        Assert.Empty(await _listener.SettledAsync());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("127.0.0.7,127.0.0.1")]
    [InlineData("127.0.0.7,::ffff:127.0.0.1")]
    [InlineData("127.0.0.1,127.0.0.7")]
    public async Task A_name_is_judged_by_every_address_it_has(string addresses)
    {
        var dialler = Dialler((_, _) => Task.FromResult(addresses.Split(',').Select(IPAddress.Parse).ToArray()));

        var answer = await dialler.DialAsync(RtspAddress.Parse($"rtsp://camera.example:{_listener.Port}/a"), CancellationToken.None);

        Assert.Equal(PictureFault.AddressForbidden, Assert.IsType<DialAnswer.Failed>(answer).Fault);
        Assert.Empty(await _listener.SettledAsync());
    }

    [Fact]
    public async Task A_name_that_changes_between_the_check_and_the_connection_leads_to_what_was_checked()
    {
        var asked = 0;
        var dialler = Dialler((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ % 2 == 0 ? "127.0.0.7" : "127.0.0.1")]));

        for (var i = 0; i < 20; i++)
        {
            if (await dialler.DialAsync(RtspAddress.Parse($"rtsp://camera.example:{_listener.Port}/a"), CancellationToken.None) is DialAnswer.Connected connected)
            {
                await connected.Line.DisposeAsync();
            }
        }

        var visits = await _listener.SettledAsync();
        Assert.Equal(20, asked);
        Assert.Equal(10, visits.Count);
        Assert.All(visits, visit => Assert.Equal("127.0.0.7", visit.ToString()));
    }

    public void Dispose() => _listener.Dispose();

    private static CameraDialler Dialler(Func<string, CancellationToken, Task<IPAddress[]>> resolve) => new(
        new CameraLineOptions { Networks = new CameraNetworks([IPNetwork.Parse("127.0.0.7/32")], OwnNetworks.Read), Patience = s_patience, Resolve = resolve },
        TimeProvider.System);
}
