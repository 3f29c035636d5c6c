using System.Diagnostics;
using System.Globalization;
using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Log;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Durability;

/// <summary>An acknowledgement outlives the process that gave it.</summary>
public abstract class DurabilityContract(IDatabases databases)
{
    private const int AcknowledgementsBeforeTheKill = 400;

    [Fact]
    public async Task Everything_acknowledged_before_a_kill_is_there_afterwards()
    {
        var options = await databases.NewAsync();

        var acknowledged = await AppendAndKillAsync(options);

        await using var database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        Assert.Equal(8, acknowledged.Count);
        foreach (var (stream, version) in acknowledged)
        {
            var lines = await database.Log.AllAsync(stream);
            Assert.True(lines.Count >= version, $"{stream} holds {lines.Count} lines, {version} were acknowledged.");
            Assert.Null(LogChain.FirstBreak(lines));
            await database.Log.AppendAsync(stream, lines.Count, Lines.Alarm);
        }
    }

    private static async Task<Dictionary<string, long>> AppendAndKillAsync(StorageOptions options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(AppendUntilKilled).Assembly.Location);
        start.Environment[AppendUntilKilled.ProviderVariable] = options.Provider.ToString();
        start.Environment[AppendUntilKilled.DirectoryVariable] = options.DataDirectory;
        start.Environment[AppendUntilKilled.ConnectionVariable] = options.ConnectionString;
        using var process = Process.Start(start)!;

        var acknowledged = new Dictionary<string, long>();
        var count = 0;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The last line may be cut off by the kill; then it was no acknowledgement.
            if (line.Split(' ') is [var stream, var version] && long.TryParse(version, CultureInfo.InvariantCulture, out var number))
            {
                acknowledged[$"inc:{stream}"] = number;
            }

            if (++count == AcknowledgementsBeforeTheKill)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.True(count >= AcknowledgementsBeforeTheKill, $"The process ended by itself after {count} acknowledgements.");
        return acknowledged;
    }
}

public sealed class SqliteDurabilityTests(SqliteFiles files) : DurabilityContract(files), IClassFixture<SqliteFiles>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlDurabilityTests(PostgreSqlServer server) : DurabilityContract(server);
