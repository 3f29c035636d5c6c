using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Schema;
using LiveView.Persistence.Tests.Log;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Schema;

/// <summary>What the migrator promises on either database.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Tests.")]
public abstract class MigrationContract(IDatabases databases) : IAsyncLifetime
{
    private StorageOptions options = null!;
    private Database database = null!;

    public async Task InitializeAsync()
    {
        options = await databases.NewAsync();
        database = Open();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task An_empty_database_gets_every_migration_in_order()
    {
        await database.MigrateAsync();

        var shipped = Migration.Shipped(database.Provider.ToString());
        Assert.Equal(1, shipped[0].Number);
        Assert.Equal(shipped.Select(migration => migration.Number).Distinct().Order(), shipped.Select(migration => migration.Number));
        Assert.Equal(
            string.Join(',', shipped.Select(migration => migration.Number)),
            await ScalarAsync("SELECT string_agg(CAST(number AS text), ',') FROM (SELECT number FROM schema_version ORDER BY number) n"));
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await database.MigrateAsync();
        await database.Log.AppendAsync("inc:1", 0);

        await database.MigrateAsync();

        Assert.Single(await database.Log.AllAsync("inc:1"));
    }

    [Fact]
    public async Task Silos_that_start_at_the_same_moment_make_one_schema()
    {
        var silos = Enumerable.Range(0, 6).Select(_ => Open()).ToList();

        await Task.WhenAll(silos.Select(silo => silo.MigrateAsync()));

        Assert.Equal(
            $"{Migration.Shipped(database.Provider.ToString()).Count}", await ScalarAsync("SELECT count(*) FROM schema_version"));
        foreach (var silo in silos)
        {
            await silo.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_is_refused()
    {
        await database.MigrateAsync();
        await ScalarAsync("UPDATE schema_version SET sha256 = 'another' WHERE number = 3");

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => database.MigrateAsync());

        Assert.Contains("orleans-membership", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await database.MigrateAsync();
        await ScalarAsync("INSERT INTO schema_version (number, name, sha256, applied_at) VALUES (99, 'from-the-future', 'x', 'y')");

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => database.MigrateAsync());

        Assert.Contains("from-the-future", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_no_half_schema()
    {
        var folder = database.Provider.ToString();
        var broken = new Migrator(
            new SchemaDialect(folder, null, null),
            [.. Migration.Shipped(folder), new Migration(9_000, "broken", "CREATE TABLE half (a integer); CREATE TABLE nonsense (;")],
            database.DataSource, TimeProvider.System, NullLogger<Migrator>.Instance);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => broken.MigrateAsync(default));
        await database.MigrateAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ScalarAsync("SELECT count(*) FROM half"));
    }

    [Fact]
    public async Task An_upgrade_applies_only_what_is_new()
    {
        await database.MigrateAsync();
        var folder = database.Provider.ToString();
        var next = new Migrator(
            new SchemaDialect(folder, null, null),
            [.. Migration.Shipped(folder), new Migration(9_000, "next", "CREATE TABLE next_thing (a integer)")],
            database.DataSource, TimeProvider.System, NullLogger<Migrator>.Instance);

        await next.MigrateAsync(default);

        Assert.Equal("0", await ScalarAsync("SELECT count(*) FROM next_thing"));
        await Assert.ThrowsAsync<SchemaException>(() => database.MigrateAsync());
    }

    [Fact]
    public async Task A_migrated_database_answers_a_ping()
    {
        await database.MigrateAsync();

        await database.PingAsync();
    }

    private Database Open() => Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}

public sealed class SqliteMigrationTests(SqliteFiles files) : MigrationContract(files), IClassFixture<SqliteFiles>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlMigrationTests(PostgreSqlServer server) : MigrationContract(server);
