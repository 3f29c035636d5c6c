using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace LiveView.Persistence.Databases;

/// <summary>Opens connections to one SQLite file, each with the same settings, whoever opens it.</summary>
public sealed class SqliteDataSource : DbDataSource
{
    // FULL and not NORMAL, for Orleans state as well as for the log. An acknowledgement leaves the machine after an append, and a
    // camera's epoch leaves it after a state write: under NORMAL a power cut may take either back, and an edge elsewhere would then
    // have seen a future that never was. It costs about half the write rate (see WriteRate in the tests), which the embedded mode,
    // with tens of writes per second, does not need.
    // What is erased is overwritten in the file too.
    private const string Settings = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";
    private const int SecondsToWait = 5;

    private readonly string settings;

    /// <summary>A source of connections to a file.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string; the file is made when it does not exist.</param>
    public SqliteDataSource(string connectionString) : this(connectionString, Settings)
    {
    }

    internal SqliteDataSource(string connectionString, string settings)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (!given.ContainsKey("Default Timeout") && !given.ContainsKey("Command Timeout"))
        {
            builder.DefaultTimeout = SecondsToWait;
        }

        ConnectionString = builder.ConnectionString;
        this.settings = settings;
    }

    /// <inheritdoc />
    public override string ConnectionString { get; }

    /// <summary>A source of connections to <see cref="StorageOptions.SqliteFileName"/> in a directory.</summary>
    public static SqliteDataSource InDirectory(string directory) =>
        new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, StorageOptions.SqliteFileName) }.ConnectionString);

    /// <inheritdoc />
    protected override DbConnection CreateDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.StateChange += ApplySettings;
        return connection;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }

        base.Dispose(disposing);
    }

    // On the event and not in OpenDbConnection, because Orleans may open the connection itself.
    private void ApplySettings(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Open)
        {
            using var command = ((SqliteConnection)sender).CreateCommand();
            command.CommandText = settings;
            command.ExecuteNonQuery();
        }
    }
}
