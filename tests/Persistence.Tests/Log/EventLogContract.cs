using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Log;

/// <summary>What the event log promises, whatever database is behind it.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Tests.")]
public abstract class EventLogContract(IDatabases databases) : IAsyncLifetime
{
    private StorageOptions options = null!;
    private Database database = null!;

    private IEventLog Log => database.Log;

    public async Task InitializeAsync()
    {
        options = await databases.NewAsync();
        database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_was_appended_is_read_back_byte_for_byte()
    {
        var appended = await Log.AppendAsync("inc:1", 0, [Lines.Line("één"), Lines.Line("two", "incident-closed")], [Lines.Alarm]);

        var read = await Log.AllAsync("inc:1");

        Assert.Equal([1L, 2L], read.Select(line => line.Version));
        Assert.Equal(["incident-raised", "incident-closed"], read.Select(line => line.Type));
        Assert.Equal(Lines.Line("één").Body.ToArray(), read[0].Body.ToArray());
        Assert.All(read, line => Assert.Equal(Lines.At, line.At));
        Assert.All(appended.Zip(read), pair => Lines.AssertSame(pair.First, pair.Second));
    }

    [Fact]
    public async Task The_chain_of_a_stream_holds_over_several_appends()
    {
        for (var version = 0; version < 20; version += 2)
        {
            await Log.AppendAsync("inc:1", version, [Lines.Line($"{version}"), Lines.Line($"{version + 1}")], []);
        }

        var lines = await Log.AllAsync("inc:1");

        Assert.Equal(20, lines.Count);
        Assert.Null(LogChain.FirstBreak(lines));
    }

    [Fact]
    public async Task A_stream_longer_than_a_page_is_read_whole_and_from_any_version()
    {
        await Log.AppendAsync("inc:1", 0, [.. Enumerable.Range(0, 1_250).Select(i => Lines.Line($"{i}"))], []);

        Assert.Equal(1_250, (await Log.AllAsync("inc:1")).Count);
        Assert.Equal([1_249L, 1_250L], (await Log.AllAsync("inc:1", after: 1_248)).Select(line => line.Version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_append_at_another_version_is_refused_and_writes_nothing(long expected)
    {
        await Log.AppendAsync("inc:1", 0, Lines.Alarm);

        await Assert.ThrowsAsync<EventLogConflictException>(() => Log.AppendAsync("inc:1", expected, Lines.Alarm));

        Assert.Single(await Log.AllAsync("inc:1"));
        Assert.Single(await Log.ReadForAsync(Lines.Alarm, 0, 10));
        Assert.Equal(2, (await Log.AppendAsync("inc:2", 0)).Single().Position);
    }

    [Fact]
    public async Task A_conflict_of_one_writer_does_not_touch_writers_in_the_same_moment()
    {
        var appends = Enumerable.Range(0, 40).Select(i => Log.AppendAsync("inc:1", 0)).ToList();
        appends.AddRange(Enumerable.Range(2, 40).Select(i => Log.AppendAsync($"inc:{i}", 0)));

        await Task.WhenAll(appends).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(41, appends.Count(append => append.IsCompletedSuccessfully));
        Assert.Equal(39, appends.Count(append => append.Exception?.InnerException is EventLogConflictException));
    }

    [Fact]
    public async Task Two_hundred_writers_to_one_stream_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(AppendUntilTaken));

        var lines = await Log.AllAsync("inc:1");
        Assert.Equal(200, lines.Count);
        Assert.Null(LogChain.FirstBreak(lines));

        async Task AppendUntilTaken(int writer)
        {
            while (true)
            {
                try
                {
                    var version = (await Log.AllAsync("inc:1")).Count;
                    await Log.AppendAsync("inc:1", version, [Lines.Line($"{writer}")], []);
                    return;
                }
                catch (EventLogConflictException)
                {
                }
            }
        }
    }

    [Fact]
    public async Task Two_hundred_writers_to_many_streams_get_every_position_once()
    {
        var written = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Log.AppendAsync($"inc:{i}", 0, Lines.Alarm)));

        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), written.Select(lines => lines.Single().Position).Order());
        Assert.Equal(
            Enumerable.Range(1, 200).Select(i => (long)i),
            (await Log.ReadForAsync(Lines.Alarm, 0, 1_000)).Select(line => line.Position));
    }

    [Fact]
    public async Task An_organisation_finds_its_own_lines_in_the_order_of_their_commits_and_no_others()
    {
        await Log.AppendAsync("inc:1", 0, Lines.Alarm);
        await Log.AppendAsync("inc:2", 0, Lines.Alarm, Lines.Police);
        await Log.AppendAsync("inc:3", 0, Lines.Police);
        await Log.AppendAsync("inc:1", 1, Lines.Police, Lines.Police);

        Assert.Equal([2L, 3L, 4L], (await Log.ReadForAsync(Lines.Police, 0, 10)).Select(line => line.Position));
        Assert.Equal([3L], (await Log.ReadForAsync(Lines.Police, 2, 1)).Select(line => line.Position));
        Assert.Equal([1L, 2L], (await Log.ReadForAsync(Lines.Alarm, 0, 10)).Select(line => line.Position));
    }

    [Fact]
    public async Task A_reader_that_keeps_its_last_position_misses_no_line_of_writers_in_two_processes()
    {
        await using var other = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        const int Appends = 300;
        var writers = Task.WhenAll(
            Enumerable.Range(0, Appends).Select(i => (i % 2 == 0 ? Log : other.Log).AppendAsync($"inc:{i}", 0, Lines.Alarm)));

        var seen = new List<long>();
        while (seen.Count < Appends)
        {
            var ended = writers.IsCompleted;
            var next = await other.Log.ReadForAsync(Lines.Alarm, seen.LastOrDefault(), 7);
            seen.AddRange(next.Select(line => line.Position));
            Assert.False(ended && next.Count == 0, $"Missed {Appends - seen.Count} lines.");
        }

        await writers;
        Assert.Equal(Enumerable.Range(1, Appends).Select(i => (long)i), seen);
    }

    [Fact]
    public async Task Streams_are_listed_by_prefix_in_key_order_and_page_by_page()
    {
        foreach (var stream in new[] { "inc:b", "acct:1", "inc:a", "inc:B", "incident:x", "inc:c" })
        {
            await Log.AppendAsync(stream, 0);
        }

        Assert.Equal(["inc:B", "inc:a"], await Log.StreamsAsync("inc:", null, 2));
        Assert.Equal(["inc:b", "inc:c"], await Log.StreamsAsync("inc:", "inc:a", 10));
        Assert.Equal(6, (await Log.StreamsAsync("", null, 10)).Count);
    }

    [Theory]
    [InlineData("UPDATE log_line SET type = 'nothing-happened'")]
    [InlineData("UPDATE log_line SET version = version + 7")]
    [InlineData("DELETE FROM log_line")]
    [InlineData("UPDATE log_audience SET organisation = 'somebody-else'")]
    [InlineData("DELETE FROM log_audience")]
    public async Task A_line_cannot_be_changed_or_deleted_even_past_the_program(string sql)
    {
        var written = (await Log.AppendAsync("inc:1", 0, Lines.Alarm)).Single();

        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(sql));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        Lines.AssertSame(written, (await Log.ReadForAsync(Lines.Alarm, 0, 10)).Single());
    }

    [Fact]
    public async Task Lines_outlive_the_process_that_wrote_them()
    {
        await Log.AppendAsync("inc:1", 0, Lines.Alarm);
        await database.DisposeAsync();

        database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();

        Assert.Equal(2, (await Log.AppendAsync("inc:1", 1, Lines.Alarm)).Single().Position);
        Assert.Null(LogChain.FirstBreak(await Log.AllAsync("inc:1")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("inc: 1")]
    [InlineData("inc:é")]
    [InlineData("inc:\0")]
    public async Task A_stream_key_that_a_database_might_misread_is_refused(string stream) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(stream, 0));

    [Fact]
    public async Task An_append_without_lines_or_with_a_broken_line_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync("inc:1", 0, [], []));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Log.AppendAsync("inc:1", 0, [new LineToLog("broken", Lines.At, "{\n}"u8.ToArray())], []));
    }

    [Fact]
    public async Task A_caller_that_stops_waiting_is_let_go_at_once()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Log.AppendAsync("inc:1", 0, [Lines.Line()], [], gone.Token));
    }

    [Fact]
    public async Task An_append_to_a_closed_log_says_that_the_log_is_unavailable()
    {
        await database.DisposeAsync();

        await Assert.ThrowsAsync<EventLogUnavailableException>(() => Log.AppendAsync("inc:1", 0));
    }

    [Fact]
    public async Task The_log_agrees_with_a_model_of_it() => await new EventLogModel(Log).CheckAsync();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
