using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LiveView.Persistence.Databases;
using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Schema;

/// <summary>Brings the schema of a database up to this program, in one transaction: all of it, or nothing.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are shipped with the program.")]
internal sealed partial class Migrator(
    SchemaDialect dialect, IReadOnlyList<Migration> shipped, DbDataSource source, TimeProvider time, ILogger<Migrator> logger)
{
    /// <summary>Names the advisory lock that PostgreSQL migrators wait for.</summary>
    public const long LockNumber = 0x4C56_0001;

    private const int SecondsToWaitForAnotherMigrator = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Migrator For(SchemaDialect dialect, DbDataSource source, TimeProvider time, ILoggerFactory logging) =>
        new(dialect, Migration.Shipped(dialect.Folder), source, time, logging.CreateLogger<Migrator>());

    public Task MigrateAsync(CancellationToken cancel) => Task.Run(() => RunAsync(cancel), cancel);

    private async Task RunAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        if (await IsCompleteAsync(connection, cancel))
        {
            return;
        }

        await ExecuteAsync(connection, transaction: null, dialect.BeforeTransaction, cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ExecuteAsync(connection, transaction, dialect.FirstInTransaction, cancel);
        await ExecuteAsync(
            connection, transaction,
            "CREATE TABLE IF NOT EXISTS schema_version " +
            "(number integer NOT NULL PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at text NOT NULL)",
            cancel);

        foreach (var migration in MigrationPlan.Missing(shipped, await AppliedAsync(connection, transaction, cancel)))
        {
            await ExecuteAsync(connection, transaction, migration.Sql, cancel);
            await RememberAsync(connection, transaction, migration, cancel);
            LogApplied(migration.Number, migration.Name);
        }

        await ExecuteAsync(connection, transaction, dialect.LastInTransaction, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>After a power cut the database may come up later than this program, which then waits for it and says so.</summary>
    private async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await source.OpenConnectionAsync(cancel);
            }
            catch (DbException e) when (e.IsTransient)
            {
                LogAway(e.Message);
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    /// <summary>A role that may not change the schema can still start on one that is complete.</summary>
    private async Task<bool> IsCompleteAsync(DbConnection connection, CancellationToken cancel)
    {
        if (dialect.IsThere is null)
        {
            return false;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = dialect.IsThere;
        return Convert.ToBoolean(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture)
            && MigrationPlan.Missing(shipped, await AppliedAsync(connection, null, cancel)).Count == 0;
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string? sql, CancellationToken cancel)
    {
        if (sql is null)
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = SecondsToWaitForAnotherMigrator;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<IReadOnlyList<AppliedMigration>> AppliedAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT number, name, sha256 FROM schema_version ORDER BY number";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancel))
        {
            applied.Add(new AppliedMigration(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private async Task RememberAsync(DbConnection connection, DbTransaction transaction, Migration migration, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO schema_version (number, name, sha256, applied_at) VALUES (@number, @name, @sha256, @applied)";
        command.Add("number", migration.Number);
        command.Add("name", migration.Name);
        command.Add("sha256", migration.Hash);
        command.Add("applied", time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync(cancel);
    }

    [LoggerMessage(4001, LogLevel.Information, "Schema {Number} ('{Name}') applied.")]
    private partial void LogApplied(int number, string name);

    [LoggerMessage(4002, LogLevel.Warning, "The database cannot be reached yet, and is tried again; is it running, and is Storage:ConnectionString right? {Reason}")]
    private partial void LogAway(string reason);
}
