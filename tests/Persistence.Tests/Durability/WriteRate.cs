using System.Diagnostics;
using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Log;
using LiveView.Persistence.Tests.Log;
using LiveView.Persistence.Tests.Servers;
using LiveView.Simulation.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Durability;

/// <summary>Appends per second, each acknowledged, one line and one reader per append, as the number of writers grows.</summary>
internal static class WriteRate
{
    private static readonly int[] Writers = [1, 16, 200];

    public static async Task MeasureAsync()
    {
        using var files = new SqliteFiles();
        var full = await files.NewAsync();
        await MigrateAsync(full);
        foreach (var synchronous in new[] { "FULL", "NORMAL" })
        {
            await using var source = new SqliteDataSource(
                $"Data Source={Path.Combine(full.DataDirectory!, StorageOptions.SqliteFileName)}",
                $"PRAGMA busy_timeout = 5000; PRAGMA synchronous = {synchronous};");
            await using var log = new SqlEventLog(source, new SqliteLogStore(source), NullLogger<SqlEventLog>.Instance);
            await MeasureAsync($"SQLite, WAL, synchronous={synchronous}", log);
        }

        await using var cluster = await ThrowawayCluster.StartAsync(durable: true);
        var options = new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = cluster.ConnectionString };
        await MigrateAsync(options);
        await using var database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await MeasureAsync("PostgreSQL, fsync=on", database.Log);
    }

    private static async Task MigrateAsync(StorageOptions options)
    {
        await using var database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    private static async Task MeasureAsync(string name, IEventLog log)
    {
        await RunAsync(log, 4, 400);
        foreach (var writers in Writers)
        {
            var appends = writers == 1 ? 1_000 : 10_000;
            var (seconds, latencies) = await RunAsync(log, writers, appends);
            latencies.Sort();
            await Console.Out.WriteLineAsync(
                $"{name}: {writers} writers, {appends / seconds:F0} appends/s, " +
                $"p50 {latencies[latencies.Count / 2]:F2} ms, p99 {latencies[latencies.Count * 99 / 100]:F2} ms");
        }
    }

    private static async Task<(double Seconds, List<double> Milliseconds)> RunAsync(IEventLog log, int writers, int appends)
    {
        var latencies = new List<double>();
        var run = Guid.NewGuid().ToString("N");
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var version = 0; version < appends / writers; version++)
            {
                var began = Stopwatch.GetTimestamp();
                await log.AppendAsync($"{run}:{writer}", version, Lines.Alarm);
                lock (latencies)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        }));
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, latencies);
    }
}
