using LiveView.Silo.Edge;
using Microsoft.Extensions.Configuration;

namespace LiveView.Api.Tests.Cluster;

/// <summary>Where an edge looks for its cluster.</summary>
public class ConfiguredGatewaysTests
{
    private readonly ConfiguredGateways _gateways = new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Cluster:Gateways:0"] = "127.0.0.1:30001",
        ["Cluster:Gateways:1"] = "127.0.0.1:30002",
    }).Build());

    [Fact]
    public async Task At_first_any_gateway_of_the_configuration_will_do() => Assert.Equal((int[])[30001, 30002], await PortsAsync());

    [Fact]
    public async Task What_the_cluster_tells_counts() => Assert.Equal((int[])[30002], await ToldAsync("127.0.0.1:30002"));

    [Fact]
    public async Task When_nothing_comes_back_each_is_tried_alone_also_when_the_cluster_told_of_one_only_until_it_tells_again()
    {
        await ToldAsync("127.0.0.1:30001");
        var tried = new List<int>();
        for (var turn = 0; turn < 3; turn++)
        {
            _gateways.TryNext();
            tried.Add(Assert.Single(await PortsAsync()));
        }

        Assert.Equal([30001, 30002, 30001], tried);
        Assert.Equal((int[])[30001, 30002], await ToldAsync("127.0.0.1:30001", "127.0.0.1:30002"));
    }

    private async Task<int[]> ToldAsync(params string[] active)
    {
        _gateways.Tell(active);
        return await PortsAsync();
    }

    private async Task<int[]> PortsAsync() => [.. (await _gateways.GetGateways()).Select(each => each.Port)];
}
