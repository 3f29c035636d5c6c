using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Persistence.Databases;
using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Log;

/// <summary>The event log in a relational database. Thread-safe; one per process, several processes may share a database.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this class.")]
internal sealed class SqlEventLog(DbDataSource source, ILogStore store, ILogger<SqlEventLog> logger) : IEventLog, IAsyncDisposable
{
    private const int PageSize = 500;
    private const int GreatestLimit = 10_000;
    private const string TextColumns = "v.stream, v.version, v.commitment, v.salt, v.value";
    private const string LineColumns = "l.stream, l.version, l.position, l.type, l.at, l.body_start, l.line, l.hash";

    private readonly AppendQueue queue = new(store, logger);

    /// <inheritdoc />
    public Task<IReadOnlyList<LoggedLine>> AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<LineToLog> lines, IReadOnlyCollection<OrganisationId> audience,
        CancellationToken cancel = default)
    {
        AppendRules.Check(stream, expectedVersion, lines);
        ArgumentNullException.ThrowIfNull(audience);
        return queue.AppendAsync(new PendingAppend(stream, expectedVersion, [.. lines], [.. audience.Distinct()], cancel), cancel);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<LoggedLine> ReadAsync(
        string stream, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        // In pages, so that a slow reader holds no connection and no snapshot.
        while (true)
        {
            var page = await ReadLinesAsync(
                $"SELECT {LineColumns} FROM log_line l WHERE l.stream = @stream AND l.version > @after ORDER BY l.version LIMIT @limit",
                [("stream", stream), ("after", afterVersion), ("limit", PageSize)], cancel);
            foreach (var line in await WithTextsAsync(page, stream, afterVersion, cancel))
            {
                yield return line;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            afterVersion = page[^1].Version;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LoggedLine>> ReadForAsync(
        OrganisationId organisation, long afterPosition, int limit, CancellationToken cancel = default)
    {
        CheckLimit(limit);
        var lines = await ReadLinesAsync(
            $"SELECT {LineColumns} FROM log_audience a JOIN log_line l ON l.position = a.position " +
            "WHERE a.organisation = @organisation AND a.position > @after ORDER BY a.position LIMIT @limit",
            [("organisation", organisation.Value), ("after", afterPosition), ("limit", limit)], cancel);
        return lines.Count == 0 ? lines : Join(lines, await QueryAsync(
            $"SELECT {TextColumns} FROM log_audience a JOIN log_line l ON l.position = a.position " +
            "JOIN log_value v ON v.stream = l.stream AND v.version = l.version " +
            "WHERE a.organisation = @organisation AND a.position > @after AND a.position <= @last",
            [("organisation", organisation.Value), ("after", afterPosition), ("last", lines[^1].Position)], Text, cancel));
    }

    /// <summary>Reads, over all streams and in commit order, the lines after a position; for what is built from the whole log.</summary>
    public Task<IReadOnlyList<LoggedLine>> ReadAllAsync(long afterPosition, int limit, CancellationToken cancel = default)
    {
        CheckLimit(limit);
        return ReadLinesAsync(
            $"SELECT {LineColumns} FROM log_line l WHERE l.position > @after ORDER BY l.position LIMIT @limit",
            [("after", afterPosition), ("limit", limit)], cancel);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> StreamsAsync(string prefix, string? afterStream, int limit, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        CheckLimit(limit);

        // DEL comes after every character a stream key may hold.
        return QueryAsync(
            "SELECT stream FROM log_stream WHERE stream >= @prefix AND stream < @end AND stream > @after ORDER BY stream LIMIT @limit",
            [("prefix", prefix), ("end", prefix + '\u007f'), ("after", afterStream ?? string.Empty), ("limit", limit)],
            reader => reader.GetString(0),
            cancel);
    }

    /// <summary>Finishes the appends under way.</summary>
    public ValueTask DisposeAsync() => queue.DisposeAsync();

    private static void CheckLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, GreatestLimit);
    }

    private static LoggedLine Line(DbDataReader reader)
    {
        var line = reader.GetFieldValue<byte[]>(6);
        return new LoggedLine(
            reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3),
            new DateTimeOffset(reader.GetInt64(4), TimeSpan.Zero), LineLayout.Body(line, reader.GetInt32(5)), line,
            reader.GetFieldValue<byte[]>(7));
    }

    private static (string Stream, long Version, PersonalValue Value) Text(DbDataReader reader) =>
        (reader.GetString(0), reader.GetInt64(1), new PersonalValue(reader.GetString(2), reader.GetString(3), reader.GetString(4)));

    private async Task<IReadOnlyList<LoggedLine>> WithTextsAsync(
        IReadOnlyList<LoggedLine> page, string stream, long afterVersion, CancellationToken cancel) =>
        page.Count == 0 ? page : Join(page, await QueryAsync(
            $"SELECT {TextColumns} FROM log_value v WHERE v.stream = @stream AND v.version > @after AND v.version <= @last",
            [("stream", stream), ("after", afterVersion), ("last", page[^1].Version)], Text, cancel));

    private static IReadOnlyList<LoggedLine> Join(
        IReadOnlyList<LoggedLine> lines, IReadOnlyList<(string Stream, long Version, PersonalValue Value)> texts)
    {
        var known = texts.ToLookup(each => (each.Stream, each.Version), each => each.Value);
        return texts.Count == 0
            ? lines
            : [.. lines.Select(line => known.Contains((line.Stream, line.Version))
                ? line with { Values = [.. known[(line.Stream, line.Version)]] }
                : line)];
    }

    private Task<IReadOnlyList<LoggedLine>> ReadLinesAsync(string sql, (string Name, object Value)[] parameters, CancellationToken cancel) =>
        QueryAsync(sql, parameters, Line, cancel);

    // Off the caller's scheduler: callers are grains, and SQLite blocks.
    private Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql, (string Name, object Value)[] parameters, Func<DbDataReader, T> read, CancellationToken cancel) =>
        Task.Run(() => QueryHereAsync(sql, parameters, read, cancel), cancel);

    private async Task<IReadOnlyList<T>> QueryHereAsync<T>(
        string sql, (string Name, object Value)[] parameters, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ReadAsync(parameters, read, cancel);
        }
        catch (DbException error)
        {
            throw new EventLogUnavailableException("The database did not answer a question about the event log.", error);
        }
    }
}
