using LiveView.Api.Keys;
using LiveView.Silo.Cluster;
using LiveView.Silo.Hosting;
using Orleans.Configuration;
using Orleans.Messaging;

namespace LiveView.Silo.Edge;

/// <summary>An edge as a client of the cluster: it knows gateways, and nothing of the database.</summary>
internal static class EdgeCluster
{
    /// <exception cref="ConfigurationException">The cluster would be spoken to over the network without TLS, or cannot be found.</exception>
    public static void AddEdgeCluster(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection("Storage").GetChildren().Any())
        {
            throw new ConfigurationException("An edge has no database: take Storage out of its configuration, or set Role to all or silo.");
        }

        var gateways = new ConfiguredGateways(builder.Configuration);
        var tls = ClusterTls.From(builder.Configuration.GetSection("Cluster:Tls").Get<ClusterTlsOptions>(), TimeProvider.System);
        if (tls is null && !gateways.AreHere)
        {
            throw new ConfigurationException(
                "Cluster:Gateways names silos that are reached over the network, but would be spoken to without TLS: configure Cluster:Tls.");
        }

        if (tls is not null)
        {
            builder.Services.AddSingleton(tls);
        }

        builder.Services.AddClusterMessages().AddSingleton(gateways).AddSingleton<IGatewayListProvider>(gateways);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (ClusterSetup.Name, ClusterSetup.Name));
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = gateways.MaxStaleness);
            client.Configure<ClientMessagingOptions>(ClusterSetup.Apply);
            client.UseConnectionRetryFilter<PatientConnection>();
            if (tls is not null)
            {
                client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(tls.Call));
            }
        });
        builder.Services.AddHostedService<GatewayWatch>();
        builder.Services.AddSharedKeys(Secret(builder.Configuration["Edge:SecretFile"]));
    }

    private static EdgeSecret Secret(string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            throw new ConfigurationException(
                "Edge:SecretFile is not set: name a file with 32 random bytes in base64 (openssl rand -base64 32), the same on every edge.");
        }

        try
        {
            return EdgeSecret.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ConfigurationException(
                $"Edge:SecretFile '{file}' does not give the secret of the edges, 32 random bytes in base64: {e.Message}");
        }
    }
}
