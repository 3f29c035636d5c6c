using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Log;

/// <summary>What the log promises about texts beside the chain, whatever database is behind it.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Tests.")]
public abstract class ErasableTextContract(IDatabases databases) : IAsyncLifetime
{
    private Database database = null!;
    private int salts;

    private IEventLog Log => database.Log;

    public async Task InitializeAsync()
    {
        database = Database.Open(await databases.NewAsync(), TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_text_is_read_back_with_its_line_by_stream_and_by_audience()
    {
        var written = await Log.AppendAsync("inc:1", 0, [Note("Jan Jansen, één"), Lines.Line(), Note("Piet")], [Lines.Alarm]);

        var byStream = await Log.AllAsync("inc:1");
        var byAudience = await Log.ReadForAsync(Lines.Alarm, 0, 10);

        Assert.Equal(["Jan Jansen, één", null, "Piet"], byStream.Select(Text));
        Assert.Equal(byStream.Select(Text), byAudience.Select(Text));
        Assert.Equal(byStream.Select(Text), written.Select(Text));
        Assert.Equal("Piet", Text((await Log.AllAsync("inc:1", after: 2)).Single()));
    }

    [Fact]
    public async Task The_text_stands_in_no_line()
    {
        await Log.AppendAsync("inc:1", 0, [Note("Jan Jansen")], []);

        Assert.Equal("0", await ScalarAsync("SELECT count(*) FROM log_line WHERE position(convert_to('Jan', 'UTF8') in line) > 0",
            "SELECT count(*) FROM log_line WHERE instr(line, CAST('Jan' AS BLOB)) > 0"));
    }

    [Fact]
    public async Task Erasing_takes_text_and_salt_away_is_itself_a_line_and_leaves_the_chain_whole()
    {
        await Log.AppendAsync("inc:1", 0, [Note("Jan Jansen"), Note("blijft")], [Lines.Alarm]);
        await Log.AppendAsync("inc:2", 0, [Note("een ander")], []);

        await Log.AppendAsync("inc:1", 2, [Lines.Line("erased", "texts-erased") with { Erases = [1] }], [Lines.Alarm]);

        var lines = await Log.AllAsync("inc:1");
        Assert.Equal([null, "blijft", null], lines.Select(Text));
        Assert.Null(LogChain.FirstBreak(lines));
        Assert.Equal("2", await ScalarAsync("SELECT count(*) FROM log_value"));
        Assert.Equal("een ander", Text((await Log.AllAsync("inc:2")).Single()));
    }

    [Fact]
    public async Task A_text_of_the_same_append_can_be_erased_with_it()
    {
        await Log.AppendAsync("inc:1", 0, [Note("Jan"), Lines.Line("erased", "texts-erased") with { Erases = [1] }], []);

        Assert.All(await Log.AllAsync("inc:1"), line => Assert.Empty(line.Values));
    }

    [Fact]
    public async Task An_append_that_is_refused_erases_nothing()
    {
        await Log.AppendAsync("inc:1", 0, [Note("Jan")], []);

        await Assert.ThrowsAsync<EventLogConflictException>(
            () => Log.AppendAsync("inc:1", 0, [Lines.Line("erased", "texts-erased") with { Erases = [1] }], []));

        Assert.Equal("Jan", Text((await Log.AllAsync("inc:1")).Single()));
    }

    [Fact]
    public async Task A_text_cannot_be_changed_even_past_the_program()
    {
        await Log.AppendAsync("inc:1", 0, [Note("Jan")], []);

        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => ScalarAsync("UPDATE log_value SET value = 'Piet'"));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_to_which_its_line_does_not_commit_is_refused()
    {
        var note = Note("Jan");
        var changed = note with { Values = [note.Values[0] with { Text = "Piet" }] };
        var foreign = Lines.Line() with { Values = note.Values };

        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync("inc:1", 0, [changed], []));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync("inc:1", 0, [foreign], []));
        Assert.Empty(await Log.AllAsync("inc:1"));
    }

    [Fact]
    public async Task Texts_are_found_beyond_the_first_page()
    {
        await Log.AppendAsync("inc:1", 0, [.. Enumerable.Range(1, 1_100).Select(i => Note($"n{i}"))], [Lines.Alarm]);

        Assert.Equal(Enumerable.Range(1, 1_100).Select(i => $"n{i}"), (await Log.AllAsync("inc:1")).Select(Text));
        Assert.Equal("n700", Text((await Log.ReadForAsync(Lines.Alarm, 699, 1)).Single()));
    }

    private static string? Text(LoggedLine line) => line.Values.SingleOrDefault()?.Text;

    private LineToLog Note(string text) =>
        EventBody.Write("note-written", new Noted(text), Lines.At, () => (++salts).ToString("x32", CultureInfo.InvariantCulture));

    private async Task<string?> ScalarAsync(string sql, string? sqlite = null)
    {
        await using var command = database.DataSource.CreateCommand(database.Provider == StorageProvider.Sqlite ? sqlite ?? sql : sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private sealed record Noted([property: Personal] string Text);
}

public sealed class SqliteErasableTextTests(SqliteFiles files) : ErasableTextContract(files), IClassFixture<SqliteFiles>
{
    [Fact]
    public async Task What_was_erased_is_overwritten_in_the_file()
    {
        const string Secret = "Geheim-van-Jan-Jansen";
        var options = await files.NewAsync();
        await using (var file = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance))
        {
            await file.MigrateAsync();
            await file.Log.AppendAsync(
                "inc:1", 0, [EventBody.Write("note-written", new Told(Secret), Lines.At, () => new string('a', 32))], []);
            await file.Log.AppendAsync("inc:1", 1, [Lines.Line("erased", "texts-erased") with { Erases = [1] }], []);
        }

        foreach (var path in Directory.GetFiles(options.DataDirectory!))
        {
            Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)), StringComparison.Ordinal);
        }
    }

    private sealed record Told([property: Personal] string Text);
}

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlErasableTextTests(PostgreSqlServer server) : ErasableTextContract(server);
