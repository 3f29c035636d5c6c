using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Log;
using LiveView.Simulation.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LiveView.Persistence.Tests.Schema;

/// <summary>The program's own role on a real server: it works in the schema, and may neither change nor delete what was logged.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Tests.")]
public sealed class ProgramRoleTests : IAsyncLifetime
{
    private const string Role = "liveview_app";
    private ThrowawayCluster cluster = null!;
    private StorageOptions options = null!;
    private Database database = null!;

    public async Task InitializeAsync()
    {
        cluster = await ThrowawayCluster.StartAsync();
        await using (var owner = NpgsqlDataSource.Create(cluster.ConnectionString))
        await using (var command = owner.CreateCommand($"CREATE ROLE {Role} LOGIN"))
        {
            await command.ExecuteNonQueryAsync();
        }

        options = new StorageOptions
        {
            Provider = StorageProvider.PostgreSql,
            ConnectionString = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Username = Role }.ConnectionString,
            OwnerConnectionString = cluster.ConnectionString,
        };
        database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        await cluster.DisposeAsync();
    }

    [Fact]
    public async Task The_program_works_in_that_role()
    {
        var note = EventBody.Write("note-written", new Noted("Jan"), Lines.At, () => new string('a', 32));
        await database.Log.AppendAsync("inc:1", 0, [note], [Lines.Alarm]);
        await database.Log.AppendAsync("inc:1", 1, [Lines.Line("x", "texts-erased") with { Erases = [1] }], [Lines.Alarm]);
        await database.Checkpoints.AddTreeAsync(new SignedTree(1, new byte[32], Lines.At, "key", new byte[1]));

        Assert.All(await database.Log.AllAsync("inc:1"), line => Assert.Empty(line.Values));
    }

    [Fact]
    public async Task Every_table_that_is_append_only_refuses_that_role_by_permission_and_not_only_by_its_trigger()
    {
        var tables = await ColumnAsync(
            "SELECT DISTINCT t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid " +
            "WHERE p.proname = 'log_is_append_only' AND NOT t.tgisinternal AND t.tgtype & 8 <> 0");
        Assert.Contains("log_line", tables);
        Assert.Contains("log_audience", tables);
        Assert.Contains("log_checkpoint", tables);
        Assert.True(tables.Count >= 9, string.Join(", ", tables));

        foreach (var table in tables)
        {
            var column = (await ColumnAsync($"SELECT attname::text FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum = 1")).Single();
            await IsRefusedAsync($"UPDATE {table} SET {column} = {column}");
            await IsRefusedAsync($"DELETE FROM {table}");
            await IsRefusedAsync($"TRUNCATE {table}");
        }
    }

    [Theory]
    [InlineData("ALTER TABLE log_line DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE log_line")]
    [InlineData("CREATE TABLE mine (a integer)")]
    [InlineData("UPDATE log_value SET value = 'x'")]
    [InlineData("TRUNCATE log_value")]
    [InlineData("DELETE FROM schema_version")]
    [InlineData("INSERT INTO schema_version (number, name, sha256, applied_at) VALUES (99, 'x', 'x', 'x')")]
    public async Task It_cannot_go_round_that_either(string sql) => await IsRefusedAsync(sql);

    [Fact]
    public async Task Texts_beside_the_chain_are_the_exception()
    {
        await using var command = database.DataSource.CreateCommand("DELETE FROM log_value");
        Assert.Equal(0, await command.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task It_starts_on_a_schema_that_is_complete_without_the_owners_password()
    {
        options.OwnerConnectionString = null;
        await using var running = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await running.MigrateAsync();
        await running.Log.AppendAsync("inc:2", 0);
    }

    private async Task IsRefusedAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal((PostgresErrorCodes.InsufficientPrivilege, sql), (refusal.SqlState, sql));
    }

    private async Task<List<string>> ColumnAsync(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(Convert.ToString(reader[0], CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    private sealed record Noted([property: Personal] string Text);
}
