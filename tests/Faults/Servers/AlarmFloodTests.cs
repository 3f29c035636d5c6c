using System.Globalization;
using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;
using LiveView.Simulation.Processes;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LiveView.Faults.Servers;

public sealed class AlarmFloodTests
{
    private const int Alarms = 120;
    private const int Kills = 2;

    [Fact]
    public async Task Every_acknowledged_alarm_exists_exactly_once_after_kills_and_the_log_is_unbroken()
    {
        var data = Directory.CreateTempSubdirectory("live-view-flood-").FullName;
        try
        {
            await using (var server = await Server.StartAsync(new ServerOptions { DataDirectory = data }))
            {
                var acknowledged = await FloodAsync(server);
                Assert.Equal(Alarms, acknowledged.Count);
                Assert.Equal(acknowledged, await ZonesAtTheDeskAsync(server));
                await server.StopAsync();
            }
            Assert.Equal(0, await BrokenStreamsAsync(data));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Alarms one after another, each with a zone of its own, while the server is killed and started again.</summary>
    private static async Task<List<string>> FloodAsync(Server server)
    {
        using var panel = new Panel(server.Dc09, "1234", firstSequence: 5000) { Attempts = 400, RetryAfter = TimeSpan.FromMilliseconds(50) };
        var acknowledged = new List<string>();
        var restarting = Task.CompletedTask;
        for (var number = 1; number <= Alarms; number++)
        {
            var zone = number.ToString("000", CultureInfo.InvariantCulture);
            var sending = panel.HoldUpAsync(zone);
            if (number % (Alarms / (Kills + 1)) == 0 && number < Alarms)
            {
                await restarting;
                restarting = KillAndRestartAsync(server);
            }
            if ((await sending).Kind == PanelAnswerKind.Ack)
                acknowledged.Add(zone);
        }
        await restarting;
        return acknowledged;
    }

    private static async Task KillAndRestartAsync(Server server)
    {
        await server.KillAsync();
        await server.RestartAsync();
    }

    private static async Task<List<string>> ZonesAtTheDeskAsync(Server server)
    {
        await using var desk = await DeskClient.ConnectAsync(server.Http, "op-veilig");
        return [.. desk.Incidents.Values.SelectMany(incident => incident.GetProperty("alarms").EnumerateArray()).Select(Zone).Order(StringComparer.Ordinal)];
    }

    private static string Zone(JsonElement alarm) =>
        int.Parse(alarm.GetProperty("zone").GetString()!, CultureInfo.InvariantCulture).ToString("000", CultureInfo.InvariantCulture);

    private static async Task<int> BrokenStreamsAsync(string data)
    {
        var options = new StorageOptions { Provider = StorageProvider.Sqlite, DataDirectory = data };
        await using var database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        var streams = await database.Log.StreamsAsync("", null, 1000);
        Assert.NotEmpty(streams);
        var broken = 0;
        foreach (var stream in streams)
        {
            var lines = new List<LoggedLine>();
            await foreach (var line in database.Log.ReadAsync(stream))
                lines.Add(line);
            if (LogChain.FirstBreak(lines) is not null)
                broken++;
        }
        return broken;
    }
}
