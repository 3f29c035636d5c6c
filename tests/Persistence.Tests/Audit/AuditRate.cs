using System.Diagnostics;
using LiveView.Domain.Accountability;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using LiveView.Simulation.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Audit;

/// <summary>How long a report takes over 100,000 viewings: from an empty index, and when the index is up to date.</summary>
internal static class AuditRate
{
    private const int Incidents = 1_000;
    private const int ViewingsEach = 100;

    public static async Task MeasureAsync()
    {
        using var files = new SqliteFiles();
        await MeasureAsync("SQLite", await files.NewAsync());
        await using var cluster = await ThrowawayCluster.StartAsync(durable: true);
        await MeasureAsync("PostgreSQL", new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = cluster.ConnectionString });
    }

    private static async Task MeasureAsync(string name, StorageOptions options)
    {
        await using var database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        var shop = new WatchedShop(database.Log);
        var start = Stopwatch.GetTimestamp();
        for (var incident = 0; incident < Incidents; incident++)
        {
            await FillAsync(shop, $"i{incident}", WatchedShop.Start.AddHours(incident));
        }

        await TellAsync($"{name}: {Incidents * ViewingsEach} viewings written", start);
        var scope = new AuditScope(WatchedShop.Centre.Id, ByCamera: true);
        start = Stopwatch.GetTimestamp();
        await database.Audit.CatchUpAsync();
        await TellAsync($"{name}: index built from the log", start);
        await AskAsync(database.Audit, $"{name}: all viewings of one camera", scope, new AuditQuery([WatchedShop.Till], WatchedShop.Start, WatchedShop.Start.AddDays(60)));
        await AskAsync(database.Audit, $"{name}: viewings of one camera on one day", scope, new AuditQuery([WatchedShop.Till], WatchedShop.Start.AddDays(20), WatchedShop.Start.AddDays(21)));
    }

    private static async Task FillAsync(WatchedShop shop, string incident, DateTimeOffset at)
    {
        await shop.RaiseAsync(incident, at);
        await shop.ReleaseAsync(incident, at, WatchedShop.Till, WatchedShop.Room);
        IncidentEvent[] events =
        [
            .. Enumerable.Range(0, ViewingsEach).SelectMany(each => (IncidentEvent[])
            [
                new IncidentEvent.ViewingStarted(WatchedShop.Dispatcher, ViewingId.Parse($"v{each}"), WatchedShop.Till),
                new IncidentEvent.ViewingEnded(WatchedShop.Dispatcher, ViewingId.Parse($"v{each}"), "left", 250, 5_000_000),
            ]),
        ];
        await shop.WriteAsync(incident, at.AddSeconds(30), events);
        await shop.WriteAsync(incident, at.AddMinutes(10), new IncidentEvent.Closed(WatchedShop.Operator, null));
    }

    private static async Task AskAsync(IAuditIndex index, string what, AuditScope scope, AuditQuery query)
    {
        var (start, rows, after) = (Stopwatch.GetTimestamp(), 0, 0L);
        while (await index.ViewingsAsync(scope, query, after, 2_000) is { Count: > 0 } page)
        {
            (rows, after) = (rows + page.Count, page[^1].Position);
        }

        await TellAsync($"{what}: {rows} rows", start);
    }

    private static Task TellAsync(string what, long start) =>
        Console.Out.WriteLineAsync($"{what} in {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s");
}
