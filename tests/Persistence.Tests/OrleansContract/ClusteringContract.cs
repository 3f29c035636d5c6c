using System.Net;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;

namespace LiveView.Persistence.Tests.OrleansContract;

/// <summary>Silos find each other through the database.</summary>
public abstract class ClusteringContract(IDatabases databases) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Database database = null!;

    public async Task InitializeAsync()
    {
        database = Database.Open(await databases.NewAsync(), TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Two_silos_become_one_cluster_that_a_client_finds_and_a_member_may_leave_and_return()
    {
        await using var first = await TestSilo.StartAsync(database, clustered: true);
        await using (var second = await TestSilo.StartAsync(database, clustered: true))
        {
            await SeesAsync(first, active: 2);
            await SeesAsync(second, active: 2);
            await second.Grains.GetGrain<INoteGrain>("cam:1").WriteAsync(7);
        }

        await SeesAsync(first, active: 1);
        await using var returned = await TestSilo.StartAsync(database, clustered: true);
        await SeesAsync(first, active: 2);

        using var client = await ConnectClientAsync();
        var gateways = await client.Services.GetRequiredService<Orleans.Messaging.IGatewayListProvider>().GetGateways();
        Assert.Equal(2, gateways.Count);
        Assert.Equal(7, await client.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>("cam:1").ReadAsync());
        await client.StopAsync();
    }

    [Fact]
    public async Task Of_two_changes_at_the_same_version_of_the_table_one_is_refused_and_leaves_no_trace()
    {
        using var silo = TestSilo.Build(database, clustered: true);
        var table = await TableAsync(silo);
        var before = (await table.ReadAllAsync()).Version;
        var entry = Member(generation: 1);

        Assert.True(await table.InsertRowAsync(entry, before.Next()));
        Assert.False(await table.InsertRowAsync(Member(generation: 2), before.Next()));
        entry.Status = SiloStatus.Dead;
        entry.AddSuspector(entry.SiloAddress, entry.StartTime);
        Assert.False(await table.UpdateRowAsync(entry, before.VersionEtag, before.Next()));

        var after = await table.ReadAllAsync();
        Assert.Equal(before.Version + 1, after.Version.Version);
        Assert.Equal(SiloStatus.Joining, after.Members.Single().Item1.Status);
        Assert.False(await table.InsertRowAsync(entry, after.Version.Next()));
        Assert.False(await table.UpdateRowAsync(Member(generation: 2), after.Version.VersionEtag, after.Version.Next()));
        Assert.True(await table.UpdateRowAsync(entry, after.Members.Single().Item2, after.Version.Next()));
        var row = await table.ReadRowAsync(entry.SiloAddress);
        Assert.Equal((before.Version + 2, SiloStatus.Dead), (row.Version.Version, row.Members.Single().Item1.Status));
        Assert.Single(row.Members.Single().Item1.SuspectTimes!);
    }

    [Fact]
    public async Task A_sign_of_life_raises_no_version_and_the_long_dead_are_cleaned_away()
    {
        using var silo = TestSilo.Build(database, clustered: true);
        var table = await TableAsync(silo);
        var before = (await table.ReadAllAsync()).Version;
        var entry = Member(generation: 1);
        entry.Status = SiloStatus.Dead;
        Assert.True(await table.InsertRowAsync(entry, before.Next()));

        entry.IAmAliveTime = entry.IAmAliveTime.AddSeconds(5);
        await table.UpdateIAmAliveAsync(entry);
        var alive = await table.ReadRowAsync(entry.SiloAddress);
        Assert.Equal(entry.IAmAliveTime, alive.Members.Single().Item1.IAmAliveTime);
        Assert.Equal(before.Version + 1, alive.Version.Version);

        await table.CleanupDefunctSiloEntriesAsync(entry.IAmAliveTime.AddSeconds(-1));
        Assert.Single((await table.ReadAllAsync()).Members);
        await table.CleanupDefunctSiloEntriesAsync(entry.IAmAliveTime.AddSeconds(1));
        Assert.Empty((await table.ReadAllAsync()).Members);
    }

    private static async Task<IMembershipTable> TableAsync(IHost silo)
    {
        var table = silo.Services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(true);
        return table;
    }

    private static MembershipEntry Member(int generation) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11111), generation),
        SiloName = "member",
        HostName = "here",
        Status = SiloStatus.Joining,
        ProxyPort = 30000,
        StartTime = new DateTime(2021, 5, 17, 3, 4, 5, DateTimeKind.Utc),
        IAmAliveTime = new DateTime(2021, 5, 17, 3, 4, 5, DateTimeKind.Utc),
        SuspectTimes = [],
    };

    private static async Task SeesAsync(TestSilo silo, int active)
    {
        using var patience = new CancellationTokenSource(Patience);
        var membership = silo.Services.GetRequiredService<IClusterMembershipService>();
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(patience.Token))
        {
            if (snapshot.Members.Values.Count(member => member.Status == SiloStatus.Active) == active)
            {
                return;
            }
        }
    }

    private async Task<IHost> ConnectClientAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options =>
            {
                options.Invariant = database.OrleansInvariant;
                options.DataSource = database.DataSource;
            });
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("test", "live-view"));
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}

public sealed class SqliteClusteringTests(SqliteFiles files) : ClusteringContract(files), IClassFixture<SqliteFiles>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlClusteringTests(PostgreSqlServer server) : ClusteringContract(server);
