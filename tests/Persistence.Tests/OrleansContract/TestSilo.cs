using System.Net;
using LiveView.Persistence.Databases;
using LiveView.Simulation.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;

namespace LiveView.Persistence.Tests.OrleansContract;

/// <summary>A real silo that keeps its state, its reminders and, in a cluster, its membership in one of our databases.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost host;

    private TestSilo(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public IGrainStorage Storage => host.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    /// <summary>Starts a silo alone, or as a member of the cluster in the database.</summary>
    public static async Task<TestSilo> StartAsync(Database database, bool clustered = false, bool deleteOnClear = false)
    {
        var host = Build(database, clustered, deleteOnClear);
        await host.StartAsync();
        return new TestSilo(host);
    }

    /// <summary>A silo of the cluster that was not started: its parts can be tried with nobody else at work.</summary>
    public static IHost Build(Database database, bool clustered, bool deleteOnClear = false)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            var (siloPort, gatewayPort) = (FreePort.Take(), FreePort.Take());
            if (clustered)
            {
                silo.UseAdoNetClustering(options =>
                {
                    options.Invariant = database.OrleansInvariant;
                    options.DataSource = database.DataSource;
                });
                silo.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort);
                silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("test", "live-view"));
            }
            else
            {
                silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "live-view", clusterId: "test");
            }

            silo.AddAdoNetGrainStorageAsDefault(options =>
            {
                options.Invariant = database.OrleansInvariant;
                options.DataSource = database.DataSource;
                options.GrainStorageSerializer = new JsonStateSerializer();
                options.DeleteStateOnClear = deleteOnClear;
            });
            silo.UseAdoNetReminderService(options =>
            {
                options.Invariant = database.OrleansInvariant;
                options.DataSource = database.DataSource;
            });
        });
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
