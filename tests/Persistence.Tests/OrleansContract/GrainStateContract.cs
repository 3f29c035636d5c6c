using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;

namespace LiveView.Persistence.Tests.OrleansContract;

/// <summary>What grains may expect of their state, on either database.</summary>
public abstract class GrainStateContract(IDatabases databases) : IAsyncLifetime
{
    private Database database = null!;
    private TestSilo silo = null!;

    private IGrainStorage Storage => silo.Storage;

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
    public async Task State_and_reminders_outlive_the_silo()
    {
        var note = silo.Grains.GetGrain<INoteGrain>("cam:0012");
        await note.WriteAsync(41);
        await note.WriteAsync(42);
        await note.RemindAsync();

        await silo.DisposeAsync();
        silo = await TestSilo.StartAsync(database);

        note = silo.Grains.GetGrain<INoteGrain>("cam:0012");
        Assert.Equal(42, await note.ReadAsync());
        Assert.Equal(1, await note.RemindersAsync());
        await note.ForgetAsync();
        Assert.Equal(0, await note.RemindersAsync());
    }

    [Fact]
    public async Task Two_hundred_grains_write_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var note = silo.Grains.GetGrain<INoteGrain>($"cam:{i}");
            for (var value = 0; value < 5; value++)
            {
                await note.WriteAsync(i + value);
            }
        }));

        var read = new GrainState<Note>(new Note());
        await Storage.ReadStateAsync("note", silo.Grains.GetGrain<INoteGrain>("cam:7").GetGrainId(), read);
        Assert.Equal((11, "5"), (read.State!.Value, read.ETag));
    }

    [Fact]
    public async Task State_that_was_never_written_is_empty()
    {
        var state = await ReadAsync("note", "inc:none");

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
    }

    [Fact]
    public async Task A_write_with_a_stale_version_is_refused()
    {
        var first = await WriteAsync("note", "inc:1", 1);
        var stale = await ReadAsync("note", "inc:1");
        first.State!.Value = 2;
        await Storage.WriteStateAsync("note", Id("inc:1"), first);

        stale.State!.Value = 3;
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Id("inc:1"), stale));

        Assert.Equal(2, await ValueAsync("note", "inc:1"));
    }

    [Fact]
    public async Task Of_many_first_writers_exactly_one_succeeds()
    {
        var writers = Enumerable.Range(0, 20).Select(i => WriteAsync("note", "inc:1", i)).ToList();

        await Task.WhenAll(writers).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(1, writers.Count(writer => writer.IsCompletedSuccessfully));
        Assert.Equal(19, writers.Count(writer => writer.Exception?.InnerException is InconsistentStateException));
    }

    [Fact]
    public async Task Cleared_state_is_empty_and_can_be_written_again()
    {
        var state = await WriteAsync("note", "inc:1", 1);

        await Storage.ClearStateAsync("note", Id("inc:1"), state);
        Assert.Equal(0, await ValueAsync("note", "inc:1"));

        state.State = new Note { Value = 9 };
        await Storage.WriteStateAsync("note", Id("inc:1"), state);
        Assert.Equal(9, await ValueAsync("note", "inc:1"));
    }

    [Fact]
    public async Task A_clear_with_a_stale_version_is_refused()
    {
        var state = await WriteAsync("note", "inc:1", 1);
        var stale = await ReadAsync("note", "inc:1");
        await Storage.WriteStateAsync("note", Id("inc:1"), state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", Id("inc:1"), stale));

        Assert.Equal(1, await ValueAsync("note", "inc:1"));
    }

    [Fact]
    public async Task With_delete_on_clear_the_row_is_gone_and_a_stale_delete_is_refused()
    {
        await using var deleting = await TestSilo.StartAsync(database, deleteOnClear: true);
        var state = await WriteAsync("note", "inc:1", 1);
        var stale = await ReadAsync("note", "inc:1");
        await Storage.WriteStateAsync("note", Id("inc:1"), state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => deleting.Storage.ClearStateAsync("note", Id("inc:1"), stale));
        await deleting.Storage.ClearStateAsync("note", Id("inc:1"), state);

        Assert.False((await ReadAsync("note", "inc:1")).RecordExists);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Id("inc:1"), stale));
        await WriteAsync("note", "inc:1", 5);
    }

    [Fact]
    public async Task Keys_and_state_names_with_a_prefix_each_have_a_row_of_their_own()
    {
        await WriteAsync("incident", "inc:01", 1);
        await WriteAsync("incident", "inc:1", 2);
        await WriteAsync("camera", "cam:01", 3);
        await WriteAsync("camera", "cam:cafe", 4);
        await WriteAsync("camera", "cam:CAFE", 5);

        Assert.Equal(1, await ValueAsync("incident", "inc:01"));
        Assert.Equal(2, await ValueAsync("incident", "inc:1"));
        Assert.Equal(3, await ValueAsync("camera", "cam:01"));
        Assert.Equal(4, await ValueAsync("camera", "cam:cafe"));
        Assert.Equal(5, await ValueAsync("camera", "cam:CAFE"));
    }

    private static GrainId Id(string key) => GrainId.Create("test", key);

    private async Task<GrainState<Note>> ReadAsync(string name, string key)
    {
        var state = new GrainState<Note>(new Note());
        await Storage.ReadStateAsync(name, Id(key), state);
        return state;
    }

    private async Task<int> ValueAsync(string name, string key) => (await ReadAsync(name, key)).State!.Value;

    private async Task<GrainState<Note>> WriteAsync(string name, string key, int value)
    {
        var state = new GrainState<Note>(new Note { Value = value });
        await Storage.WriteStateAsync(name, Id(key), state);
        return state;
    }
}

public sealed class SqliteGrainStateTests(SqliteFiles files) : GrainStateContract(files), IClassFixture<SqliteFiles>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlGrainStateTests(PostgreSqlServer server) : GrainStateContract(server);
