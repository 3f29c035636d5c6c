using LiveView.Persistence.Databases;
using LiveView.Simulation.Databases;
using Npgsql;

namespace LiveView.Persistence.Tests.Servers;

/// <summary>
/// Databases on a real PostgreSQL server: the one in <c>LIVEVIEW_TEST_POSTGRES</c>, or a throwaway one that lives as long as the tests.
/// </summary>
public sealed class PostgreSqlServer : IDatabases, IAsyncLifetime
{
    private const string Given = "LIVEVIEW_TEST_POSTGRES";

    private ThrowawayCluster? cluster;

    public string ConnectionString { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Given) is { Length: > 0 } given)
        {
            ConnectionString = given;
            return;
        }

        cluster = await ThrowawayCluster.StartAsync();
        ConnectionString = cluster.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }

    public async Task<StorageOptions> NewAsync()
    {
        var name = $"liveview_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return new StorageOptions
        {
            Provider = StorageProvider.PostgreSql,
            ConnectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString,
        };
    }
}
