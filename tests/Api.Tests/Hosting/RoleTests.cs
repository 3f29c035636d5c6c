using LiveView.Silo.Hosting;
using Microsoft.Extensions.Configuration;

namespace LiveView.Api.Tests.Hosting;

/// <summary>An edge is not started with what it must not have, nor without what it needs.</summary>
public sealed class RoleTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-view-role-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public Task A_role_that_there_is_not_is_refused() => IsRefusedAsync("'both' is no Role", ("Role", "both"));

    [Fact]
    public Task An_edge_with_a_database_is_refused() =>
        IsRefusedAsync("An edge has no database", ("Role", "edge"), ("Storage:Provider", "sqlite"), ("Cluster:Gateways:0", "127.0.0.1:30000"));

    [Fact]
    public Task An_edge_that_knows_no_gateway_is_refused() => IsRefusedAsync("Cluster:Gateways is empty", ("Role", "edge"));

    [Theory]
    [InlineData("silo-1")]
    [InlineData("silo-1:0")]
    [InlineData(":30000")]
    public Task A_gateway_without_host_or_port_is_refused(string gateway) =>
        IsRefusedAsync($"'{gateway}' in Cluster:Gateways", ("Role", "edge"), ("Cluster:Gateways:0", gateway));

    [Fact]
    public Task An_edge_that_would_speak_to_the_cluster_over_the_network_without_TLS_is_refused() =>
        IsRefusedAsync("configure Cluster:Tls", ("Role", "edge"), ("Cluster:Gateways:0", "127.0.0.1:30000"), ("Cluster:Gateways:1", "silo-2.example:30000"));

    [Fact]
    public Task An_edge_without_the_secret_of_the_edges_is_refused() =>
        IsRefusedAsync("Edge:SecretFile is not set", ("Role", "edge"), ("Cluster:Gateways:0", "127.0.0.1:30000"));

    [Fact]
    public async Task A_secret_that_is_none_is_refused()
    {
        var file = Path.Combine(_directory.FullName, "secret");
        await File.WriteAllTextAsync(file, "c2hvcnQ=");
        await IsRefusedAsync("32 random bytes", ("Role", "edge"), ("Cluster:Gateways:0", "127.0.0.1:30000"), ("Edge:SecretFile", file));
    }

    private async Task IsRefusedAsync(string because, params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(each => each.Key, string? (each) => each.Value);
        all["DataDirectory"] = _directory.FullName;
        var refused = await Assert.ThrowsAsync<ConfigurationException>(
            () => LiveViewHost.BuildAsync(configuration => configuration.AddInMemoryCollection(all), CancellationToken.None));
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
    }
}
