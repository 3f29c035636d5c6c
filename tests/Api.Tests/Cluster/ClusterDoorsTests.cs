using LiveView.Persistence.Databases;
using LiveView.Silo.Cluster;
using LiveView.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LiveView.Api.Tests.Cluster;

/// <summary>Doors that others reach are not opened without TLS.</summary>
public class ClusterDoorsTests
{
    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("0.0.0.0")]
    [InlineData("silo-1.example")]
    [InlineData("::")]
    public void An_address_that_others_reach_needs_TLS(string address)
    {
        var refused = Assert.Throws<ConfigurationException>(() => Guard(("Cluster:Address", address)));
        Assert.Contains("Cluster:Tls", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("::1")]
    public void Loopback_does_not(string address) => Guard(("Cluster:Address", address));

    [Fact]
    public void Half_of_TLS_is_refused()
    {
        var refused = Assert.Throws<ConfigurationException>(() => Guard(("Cluster:Tls:CertificateFile", "/nowhere/silo.crt")));
        Assert.Contains("half configured", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fingerprint_that_is_none_is_refused()
    {
        var refused = Assert.Throws<ConfigurationException>(() => Guard(
            ("Cluster:Tls:CertificateFile", "/nowhere/silo.crt"), ("Cluster:Tls:KeyFile", "/nowhere/silo.key"),
            ("Cluster:Tls:TrustedThumbprints:0", "abc")));
        Assert.Contains("ABC", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db.example;Username=live")]
    [InlineData("Host=10.0.0.9;SSL Mode=Prefer")]
    [InlineData("Host=127.0.0.1,db.example")]
    public void A_database_elsewhere_needs_TLS(string connection) =>
        Assert.Throws<ConfigurationException>(() => ClusterDoors.GuardDatabase(PostgreSql(connection)));

    [Theory]
    [InlineData("Host=db.example;SSL Mode=VerifyFull")]
    [InlineData("Host=127.0.0.1;Username=live")]
    [InlineData("Host=/var/run/postgresql")]
    [InlineData("Username=live")]
    public void One_that_is_here_or_spoken_to_with_TLS_is_taken(string connection) => ClusterDoors.GuardDatabase(PostgreSql(connection));

    private static StorageOptions PostgreSql(string connection) =>
        new() { Provider = StorageProvider.PostgreSql, ConnectionString = connection };

    private static void Guard(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value))).Build();
        Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings())
            .UseOrleans(silo => silo.Guard(configuration, TimeProvider.System));
    }
}
