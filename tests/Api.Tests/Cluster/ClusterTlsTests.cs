using System.Net;
using LiveView.Silo.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LiveView.Api.Tests.Cluster;

/// <summary>Only who holds a pinned certificate becomes part of the cluster or calls it.</summary>
[Collection(Models.AloneInTheProcess.Name)]
public sealed class ClusterTlsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-view-tls-");
    private readonly IReadOnlyList<int> _ports = Simulation.Processes.FreePort.Take(4);
    private readonly TestCertificate _first;
    private readonly TestCertificate _second;
    private readonly TestCertificate _stranger;

    public ClusterTlsTests()
    {
        _first = new TestCertificate(_directory, "first");
        _second = new TestCertificate(_directory, "second");
        _stranger = new TestCertificate(_directory, "stranger");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Two_silos_that_trust_each_other_are_one_cluster_and_an_edge_they_trust_calls_it()
    {
        using var first = await StartAsync(0, Tls(_first));
        using var second = await StartAsync(1, Tls(_second));
        using var edge = Edge(Tls(_second));
        await edge.StartAsync();

        var hosts = await edge.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        Assert.Equal(2, hosts.Count);

        await edge.StopAsync();
        await second.StopAsync();
        await first.StopAsync();
    }

    [Fact]
    public async Task Whoever_speaks_plainly_or_shows_a_strange_certificate_does_not_get_in()
    {
        using var first = await StartAsync(0, Tls(_first));
        await AssertShutOutAsync(null);
        await AssertShutOutAsync(Tls(_stranger));
        using var expired = Tls(new TestCertificate(_directory, "expired", TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1)));
        await AssertShutOutAsync(expired);

        using var friend = Edge(Tls(_first));
        await friend.StartAsync();
        Assert.Single(await friend.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true));
        await friend.StopAsync();
        await first.StopAsync();
    }

    /// <summary>Neither as a silo nor as an edge.</summary>
    private async Task AssertShutOutAsync(ClusterTls? tls)
    {
        using var edge = Edge(tls);
        await AssertDoesNotStartAsync(edge);

        // Not disposed: what such a silo began never ends, and without its services it would spin (10.4.2, LocalGrainDirectory).
        await AssertDoesNotStartAsync(Silo(1, tls));
    }

    private static async Task AssertDoesNotStartAsync(IHost host)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(patience.Token).WaitAsync(Patience + Patience));
    }

    private ClusterTls Tls(TestCertificate own)
    {
        var options = new ClusterTlsOptions { CertificateFile = own.CertificateFile, KeyFile = own.KeyFile };
        options.TrustedThumbprints.Add(_first.Thumbprint);
        options.TrustedThumbprints.Add(_second.Thumbprint.ToLowerInvariant());
        return ClusterTls.From(options, TimeProvider.System)!;
    }

    private async Task<IHost> StartAsync(int number, ClusterTls tls)
    {
        var host = Silo(number, tls);
        await host.StartAsync();
        return host;
    }

    private IHost Silo(int number, ClusterTls? tls)
    {
        var builder = Builder();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(_ports[number * 2], _ports[(number * 2) + 1], new IPEndPoint(IPAddress.Loopback, _ports[0]), "tls", "tls");
            if (tls is not null)
            {
                silo.Use(tls);
            }
        });
        return builder.Build();
    }

    private IHost Edge(ClusterTls? tls)
    {
        var builder = Builder();
        builder.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(_ports[1], "tls", "tls");
            if (tls is not null)
            {
                client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(tls.Call));
            }
        });
        return builder.Build();
    }

    private static HostApplicationBuilder Builder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        return builder;
    }
}
