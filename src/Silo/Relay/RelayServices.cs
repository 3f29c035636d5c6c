using System.Net;
using LiveView.Media.Clips.Marking;
using LiveView.Media.Ingest;
using LiveView.Media.Relay;
using LiveView.Media.Snapshots;
using LiveView.Persistence.Databases;
using LiveView.Silo.Cluster;
using LiveView.Silo.Hosting;

namespace LiveView.Silo.Relay;

/// <summary>How feeds get from the silo that takes them in to the edge where somebody looks.</summary>
internal static class RelayServices
{
    private const int DefaultPort = 30_001;

    /// <summary>The door at which a silo gives its feeds to edges. A process that is the whole cluster has none.</summary>
    public static void AddRelay(this IHostApplicationBuilder builder, Role role, StorageOptions storage)
    {
        var alone = role == Role.All && storage.Provider == StorageProvider.Sqlite;
        builder.Services.AddSingleton(alone ? new RelayEndpoint(null, "") : Endpoint(builder.Configuration));
        builder.Services.AddSingleton<RelayDoor>().AddHostedService(provider => provider.GetRequiredService<RelayDoor>());
    }

    /// <summary>How this edge comes by feeds.</summary>
    public static IServiceCollection AddFeedRelay(this IServiceCollection services, Role role)
    {
        services.AddSingleton(provider => new FeedMirrors(
            new RelayOptions
            {
                Edge = provider.GetRequiredService<Api.Gate.EdgeName>().Value,
                Handler = () => Handler(provider.GetService<ClusterTls>()),
            },
            provider.GetRequiredService<IFeedDirectory>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FeedMirrors>>()));
        // Stills are decoded where they leave.
        services.AddSingleton(provider => new SnapshotDecoder(
            new MediaNodeOptions(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SnapshotDecoder>>()));
        // So are clips marked, and count as conversions of the node whose machine it is.
        services.AddSingleton(provider => new ClipMarker(
            new MediaNodeOptions(), provider.GetService<MediaNode>()?.Seats ?? new TranscoderSeats(new MediaNodeOptions().TranscodersAtOnce),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ClipMarker>>()));
        return role == Role.Edge
            ? services.AddSingleton<IFeedRelay>(provider => provider.GetRequiredService<FeedMirrors>())
            : services.AddSingleton<IFeedRelay>(provider => new NearestFeedRelay(
                provider.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString(),
                new InProcessFeedRelay(provider.GetRequiredService<MediaNode>()), provider.GetRequiredService<FeedMirrors>()));
    }

    private static SocketsHttpHandler Handler(ClusterTls? tls)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        if (tls is not null)
        {
            handler.SslOptions = tls.ForCall();
        }

        return handler;
    }

    private static RelayEndpoint Endpoint(IConfiguration configuration)
    {
        var host = configuration["Cluster:Address"] ?? "127.0.0.1";
        var port = configuration.GetValue("Cluster:RelayPort", DefaultPort);
        var address = IPAddress.TryParse(host, out var literal) ? literal : Array.Find(Dns.GetHostAddresses(host), _ => true);
        return address is null
            ? throw new ConfigurationException($"Cluster:Address '{host}' is no address and no host that can be found.")
            : new RelayEndpoint(
                new IPEndPoint(address, configuration.GetValue("Cluster:RelayListenPort", port)),
                host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}");
    }
}
