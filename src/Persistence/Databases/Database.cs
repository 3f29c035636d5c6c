using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using LiveView.Domain.Accountability;
using LiveView.Domain.Evidence;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Domain.Material;
using LiveView.Domain.Tracking;
using LiveView.Persistence.Audit;
using LiveView.Persistence.Log;
using LiveView.Persistence.Material;
using LiveView.Persistence.Regions;
using LiveView.Persistence.Schema;
using LiveView.Persistence.Tracks;
using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Databases;

/// <summary>
/// The one database of a silo: its schema, the event log, and what Orleans needs to keep its own tables there. Thread-safe.
/// Call <see cref="MigrateAsync"/> before anything else uses it.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly SqlEventLog log;
    private readonly Migrator migrator;
    private readonly DbDataSource? owner;
    private readonly SqlAuditIndex audit;
    private readonly SqlTrackLog tracks;

    private Database(StorageProvider provider, DbDataSource dataSource, ILogStore store, ITrackStore trackStore, Migrator migrator,
        ILoggerFactory logging, DbDataSource? owner = null)
    {
        Provider = provider;
        this.owner = owner;
        DataSource = dataSource;
        this.migrator = migrator;
        log = new SqlEventLog(dataSource, store, logging.CreateLogger<SqlEventLog>());
        audit = new SqlAuditIndex(dataSource, log);
        Checkpoints = new SqlCheckpointStore(dataSource);
        Material = new SqlMaterialStore(dataSource);
        Regions = new SqlRegionStore(dataSource);
        tracks = new SqlTrackLog(dataSource, trackStore, logging.CreateLogger<SqlTrackLog>());
    }

    /// <summary>Which database this is.</summary>
    public StorageProvider Provider { get; }

    /// <summary>
    /// The name under which Orleans knows the database, for the <c>Invariant</c> of its options. For SQLite it names another driver
    /// than the one that is loaded: Orleans accepts no other.
    /// </summary>
    public string OrleansInvariant => Provider == StorageProvider.Sqlite ? "System.Data.SQLite" : "Npgsql";

    /// <summary>Opens connections; for the <c>DataSource</c> of the Orleans options. Disposed with this object.</summary>
    public DbDataSource DataSource { get; }

    /// <summary>The event log in this database.</summary>
    public IEventLog Log => log;

    /// <summary>What was signed about this log.</summary>
    public ICheckpointStore Checkpoints { get; }

    /// <summary>Photos and floor plans in this database.</summary>
    public IMaterialStore Material { get; }

    /// <summary>Official regions in this database.</summary>
    public IRegionStore Regions { get; }

    /// <summary>Tracks of tracked objects in this database.</summary>
    public ITrackLog Tracks => tracks;

    /// <summary>The read model of this log for those who have to account for pictures.</summary>
    public IAuditIndex Audit => audit;

    /// <summary>Opens a database; nothing is read or written yet.</summary>
    /// <exception cref="ValidationException">The options are not usable; the message says which and why.</exception>
    public static Database Open(StorageOptions options, TimeProvider time, ILoggerFactory logging)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logging);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options.Provider switch
        {
            StorageProvider.Sqlite => OpenSqlite(options, time, logging),
            StorageProvider.PostgreSql => OpenPostgreSql(options, time, logging),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "Unknown storage provider."),
        };
    }

    /// <summary>
    /// Creates the schema, or brings it up to this program. Safe to call from several silos at once and on every start.
    /// </summary>
    /// <exception cref="SchemaException">The schema was changed by hand, or belongs to a newer program.</exception>
    public Task MigrateAsync(CancellationToken cancel = default) => migrator.MigrateAsync(cancel);

    /// <summary>Asks the database for a sign of life.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    public Task PingAsync(CancellationToken cancel = default) => Task.Run(
        async () =>
        {
            await using var command = DataSource.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancel);
        },
        cancel);

    /// <summary>Finishes the appends under way, then closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        await tracks.DisposeAsync();
        audit.Dispose();
        await DataSource.DisposeAsync();
    }

    private static Database OpenSqlite(StorageOptions options, TimeProvider time, ILoggerFactory logging)
    {
        if (options.DataDirectory is { } directory)
        {
            Directory.CreateDirectory(directory);
        }

        var source = options.DataDirectory is { } place
            ? SqliteDataSource.InDirectory(place)
            : new SqliteDataSource(options.ConnectionString!);
        var schema = new SchemaDialect("Sqlite", BeforeTransaction: "PRAGMA journal_mode = WAL", FirstInTransaction: null);
        return new Database(
            StorageProvider.Sqlite, source, new SqliteLogStore(source), new SqliteTrackStore(source),
            Migrator.For(schema, source, time, logging), logging);
    }

    private static Database OpenPostgreSql(StorageOptions options, TimeProvider time, ILoggerFactory logging)
    {
        var source = PostgreSqlConnections.Open(options.ConnectionString!, logging);
        var owner = options.OwnerConnectionString is { } given ? PostgreSqlConnections.Open(given, logging) : null;

        // The owner looks at every table at every start; the program's own role may have nothing to do.
        var schema = new SchemaDialect(
            "PostgreSql", BeforeTransaction: null, FirstInTransaction: $"SELECT pg_advisory_xact_lock({Migrator.LockNumber})",
            LastInTransaction: Migration.Script("PostgreSql", "grants"),
            IsThere: owner is null ? "SELECT to_regclass('schema_version') IS NOT NULL" : null);
        return new Database(
            StorageProvider.PostgreSql, source, new PostgreSqlLogStore(source), new PostgreSqlTrackStore(source),
            Migrator.For(schema, owner ?? source, time, logging), logging, owner);
    }
}
