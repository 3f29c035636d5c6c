using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using LiveView.Simulation.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Log;

public sealed class OutageTests
{
    [Fact]
    public async Task While_PostgreSQL_is_away_appends_and_reads_say_so_and_afterwards_the_log_goes_on()
    {
        await using var cluster = await ThrowawayCluster.StartAsync();
        var options = new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = cluster.ConnectionString };
        await using var database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        await database.Log.AppendAsync("inc:1", 0);

        await cluster.StopServerAsync();
        await Assert.ThrowsAsync<EventLogUnavailableException>(() => database.Log.AppendAsync("inc:1", 1));
        await Assert.ThrowsAsync<EventLogUnavailableException>(() => database.Log.AllAsync("inc:1"));

        await cluster.StartServerAsync();
        var written = await AppendWhenBackAsync(database.Log);
        Assert.Equal(2, written.Version);
        Assert.Null(LogChain.FirstBreak(await database.Log.AllAsync("inc:1")));
    }

    [Fact]
    public async Task A_program_that_starts_before_its_PostgreSQL_waits_for_it_and_says_so()
    {
        await using var cluster = await ThrowawayCluster.StartAsync();
        var options = new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = cluster.ConnectionString };
        await cluster.StopServerAsync();
        using var heard = new HeardLogs();
        await using var database = Database.Open(options, TimeProvider.System, heard);

        var migrating = database.MigrateAsync();
        await heard.WaitForAsync("cannot be reached yet");
        await cluster.StartServerAsync();
        await migrating;

        Assert.Single(await database.Log.AppendAsync("inc:1", 0));
    }

    [Fact]
    public async Task A_SQLite_file_that_somebody_else_keeps_locked_is_unavailable_and_usable_again_when_let_go()
    {
        using var files = new SqliteFiles();
        var directory = (await files.NewAsync()).DataDirectory!;
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, "short-of-patience.db");
        var options = new StorageOptions { ConnectionString = $"Data Source={file};Default Timeout=1" };
        await using var database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();

        await using (var intruder = new SqliteConnection($"Data Source={file}"))
        {
            await intruder.OpenAsync();
            await using var hold = intruder.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<EventLogUnavailableException>(() => database.Log.AppendAsync("inc:1", 0));
        }

        Assert.Equal(1, (await database.Log.AppendAsync("inc:1", 0)).Single().Position);
    }

    // A connection that died with the server is found out by its first use.
    private static async Task<LoggedLine> AppendWhenBackAsync(IEventLog log)
    {
        while (true)
        {
            try
            {
                return (await log.AppendAsync("inc:1", 1)).Single();
            }
            catch (EventLogUnavailableException)
            {
            }
        }
    }
}
