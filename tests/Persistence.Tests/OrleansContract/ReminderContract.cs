using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.OrleansContract;

/// <summary>What the reminder service asks of its table, on either database.</summary>
public abstract class ReminderContract(IDatabases databases) : IAsyncLifetime
{
    private static readonly DateTime Start = new(2031, 5, 17, 3, 4, 5, 678, DateTimeKind.Utc);

    private Database database = null!;
    private TestSilo silo = null!;

    private IReminderTable Table => silo.Services.GetRequiredService<IReminderTable>();

    public async Task InitializeAsync()
    {
        database = Database.Open(await databases.NewAsync(), TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        silo = await TestSilo.StartAsync(database);
    }

    public async Task DisposeAsync()
    {
        await silo.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_reminder_is_read_back_as_it_was_set_even_with_a_period_of_months()
    {
        var entry = Entry("cam:1", "check", TimeSpan.FromDays(90));
        await Table.UpsertRow(entry);

        var read = await Table.ReadRow(entry.GrainId, "check");

        Assert.Equal((entry.GrainId, "check", Start, entry.Period), (read!.GrainId, read.ReminderName, read.StartAt, read.Period));
    }

    [Fact]
    public async Task Setting_a_reminder_again_makes_the_old_version_stale()
    {
        var entry = Entry("cam:1", "check", TimeSpan.FromHours(1));
        var old = await Table.UpsertRow(entry);
        var current = await Table.UpsertRow(entry);

        Assert.False(await Table.RemoveRow(entry.GrainId, "check", old!));
        Assert.True(await Table.RemoveRow(entry.GrainId, "check", current!));
        Assert.Null(await Table.ReadRow(entry.GrainId, "check"));
    }

    [Fact]
    public async Task Any_division_of_the_ring_finds_every_reminder_once()
    {
        var entries = Enumerable.Range(0, 60).Select(i => Entry($"cam:{i}", "check", TimeSpan.FromHours(1))).ToList();
        foreach (var entry in entries)
        {
            await Table.UpsertRow(entry);
        }

        foreach (var (a, b) in new[] { (0u, 0x8000_0000u), (0x4000_0000u, 0xC000_0000u), (0x9000_0000u, 0xF000_0000u), (1u, 2u) })
        {
            var found = (await Table.ReadRows(a, b)).Reminders.Concat((await Table.ReadRows(b, a)).Reminders);
            Assert.Equal(entries.Select(entry => entry.GrainId).Order(), found.Select(entry => entry.GrainId).Order());
        }
    }

    [Fact]
    public async Task The_reminders_of_one_grain_are_its_own()
    {
        await Table.UpsertRow(Entry("cam:1", "check", TimeSpan.FromHours(1)));
        await Table.UpsertRow(Entry("cam:1", "rotate", TimeSpan.FromHours(2)));
        await Table.UpsertRow(Entry("cam:2", "check", TimeSpan.FromHours(1)));

        var found = await Table.ReadRows(GrainId.Create("camera", "cam:1"));

        Assert.Equal(["check", "rotate"], found.Reminders.Select(entry => entry.ReminderName).Order());
    }

    [Fact]
    public async Task Clearing_the_table_forgets_all_reminders()
    {
        await Table.UpsertRow(Entry("cam:1", "check", TimeSpan.FromHours(1)));

        await Table.TestOnlyClearTable();

        Assert.Empty((await Table.ReadRows(0, 0)).Reminders);
    }

    private static ReminderEntry Entry(string key, string name, TimeSpan period) =>
        new() { GrainId = GrainId.Create("camera", key), ReminderName = name, StartAt = Start, Period = period };
}

public sealed class SqliteReminderTests(SqliteFiles files) : ReminderContract(files), IClassFixture<SqliteFiles>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlReminderTests(PostgreSqlServer server) : ReminderContract(server);
