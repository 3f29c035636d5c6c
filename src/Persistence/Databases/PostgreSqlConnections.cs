using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LiveView.Persistence.Databases;

/// <summary>Makes the pool of connections to PostgreSQL.</summary>
internal static class PostgreSqlConnections
{
    // A grain call ends after 5 s: a database that does not answer must have been reported as absent before that.
    private const int SecondsToConnect = 3;
    private const int SecondsPerCommand = 10;

    public static NpgsqlDataSource Open(string connectionString, ILoggerFactory logging)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!given.ContainsKey("Timeout"))
        {
            settings.Timeout = SecondsToConnect;
        }

        if (!given.ContainsKey("Command Timeout") && !given.ContainsKey("CommandTimeout"))
        {
            settings.CommandTimeout = SecondsPerCommand;
        }

        settings.ApplicationName ??= "live-view";
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(logging).Build();
    }
}
