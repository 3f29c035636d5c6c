using System.Net;
using LiveView.Domain.Evidence;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Access;
using LiveView.Grains.Connections;
using LiveView.Grains.Ports;
using LiveView.Persistence.Databases;
using LiveView.Silo.Cluster;
using LiveView.Silo.Media;
using Orleans.Configuration;
using Orleans.Serialization;

namespace LiveView.Silo.Hosting;

/// <summary>The silo: where it finds the others, where grains keep state, how messages are written.</summary>
internal static class ClusterSetup
{
    public const string Name = "live-view";

    /// <summary>No pictures travel in messages; the largest is a whole party file, of about a kilobyte per connection.</summary>
    private const int MostMessage = 16 * 1024 * 1024;
    private const int HintQueues = 2;
    private static readonly TimeSpan s_hintPace = TimeSpan.FromSeconds(1);

    /// <summary>How messages are written, by silos and edges alike.</summary>
    public static IServiceCollection AddClusterMessages(this IServiceCollection services) => services
        .AddSerializer(serializer => serializer.AddJsonSerializer(IsDomainType, LogJson.Options))
        .Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.UnionWith(["LiveView", "Polly"]));

    /// <summary>How long a client of the cluster waits, and how much it sends.</summary>
    public static void Apply(ClientMessagingOptions options)
    {
        options.ResponseTimeout = TimeSpan.FromSeconds(5);
        options.MaxMessageBodySize = MostMessage;
    }

    public static void AddCluster(this IHostApplicationBuilder builder, Database database)
    {
        builder.Services.AddSingleton<RegisterReader>().AddCallGuard().AddClusterMessages();
        builder.Services.AddSingleton<IGateways, Gateways>();
        builder.UseOrleans(silo =>
        {
            silo.Guard(builder.Configuration, TimeProvider.System);
            silo.FindOthers(builder.Configuration, database);
            silo.Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = TimeSpan.FromSeconds(5);
                // What silos ask each other of where grains are holds up everybody who calls one of those: a question that was lost, because
                // the other silo was just dying or joining, kept grains out of reach for the usual 30 s.
                options.SystemResponseTimeout = TimeSpan.FromSeconds(3);
                // A grain with this many calls waiting is not going to answer in time: the caller hears so at once.
                options.MaxEnqueuedRequestsHardLimit = 1_000;
                options.MaxMessageBodySize = MostMessage;
            });
            silo.Configure<ClientMessagingOptions>(Apply);
            silo.AddGrainService<MediaNodeService>();
            // Idle grains leave when memory runs short. Calls are never shed by processor load: a busy silo answers late, it does not turn an
            // alarm away.
            silo.Configure<GrainCollectionOptions>(options => options.EnableActivationSheddingOnMemoryPressure = true);
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                // Measured: a crash is noticed in 1.4 s and a freeze in 6.3 s, where the defaults take 11 s and 68 s.
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.MaxProbeTimeout = TimeSpan.FromSeconds(2);
                options.NumMissedProbesLimit = 3;
                options.NumVotesForDeathDeclaration = 2;
            });
            silo.AddAdoNetGrainStorageAsDefault(options =>
            {
                options.Invariant = database.OrleansInvariant;
                options.DataSource = database.DataSource;
                options.GrainStorageSerializer = new JsonStateSerializer();
            });
            silo.UseAdoNetReminderService(options =>
            {
                options.Invariant = database.OrleansInvariant;
                options.DataSource = database.DataSource;
            });
            silo.AddMemoryStreams(IncidentHint.Provider, streams =>
            {
                // Hints for figures: nobody waits for one, and every queue is asked by a timer of its own.
                streams.ConfigurePartitioning(HintQueues);
                streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = s_hintPace));
            });
            silo.AddMemoryGrainStorage("PubSubStore");
        });
    }

    private static void FindOthers(this ISiloBuilder silo, IConfiguration configuration, Database database)
    {
        if (database.Provider == StorageProvider.Sqlite)
        {
            silo.UseLocalhostClustering(
                configuration.GetValue("Cluster:SiloPort", FreePort.Next()), configuration.GetValue("Cluster:GatewayPort", FreePort.Next()),
                serviceId: Name, clusterId: Name);
            return;
        }

        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Name, Name));
        silo.ConfigureEndpoints(
            configuration["Cluster:Address"] ?? "127.0.0.1",
            configuration.GetValue("Cluster:SiloPort", 11_111), configuration.GetValue("Cluster:GatewayPort", 30_000));
        if (configuration.GetValue<int?>("Cluster:GatewayListenPort") is { } listen)
        {
            silo.Configure<EndpointOptions>(options => options.GatewayListeningEndpoint = new IPEndPoint(options.AdvertisedIPAddress, listen));
        }

        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = database.OrleansInvariant;
            options.DataSource = database.DataSource;
        });
#pragma warning disable ORLEANSEXP003 // The default directory tears down healthy grains when another silo dies (measured: 3 to 11 of 32).
        silo.AddDistributedGrainDirectory();
        silo.Configure<GrainDirectoryOptions>(options => options.RangeLeaseDuration = TimeSpan.FromSeconds(6));
#pragma warning restore ORLEANSEXP003
    }

    /// <summary>
    /// Domain values know nothing of Orleans: they travel as the JSON in which the log holds them. Exceptions cannot be written as JSON.
    /// </summary>
    private static bool IsDomainType(Type type) =>
        type.Namespace?.StartsWith("LiveView.Domain", StringComparison.Ordinal) == true && !type.IsAssignableTo(typeof(Exception));
}
