using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Persistence.Databases;
using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Tracks;

/// <summary>Tracks in a relational database. Thread-safe; one writer for the whole process.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this class.")]
internal sealed class SqlTrackLog(DbDataSource source, ITrackStore store, ILogger logger) : ITrackLog, IAsyncDisposable
{
    private const int MostEpisodes = 64;

    private const string Last = "SELECT body FROM track_event WHERE object = @object ORDER BY sequence DESC LIMIT @most";

    private const string Episodes =
        "SELECT body FROM track_event WHERE object = @object AND episode = 1 AND sequence < @before ORDER BY sequence DESC LIMIT @most";

    private const string After = "SELECT body FROM track_event WHERE object = @object AND sequence > @after ORDER BY sequence LIMIT @most";

    private const string Live = "SELECT sequence, body FROM track_live WHERE object = @object";

    private readonly TrackQueue _queue = new(store, logger);

    /// <inheritdoc />
    public Task AppendAsync(TrackAppend append, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        return _queue.AppendAsync(new PendingTrack(append), cancel);
    }

    /// <inheritdoc />
    public Task<StoredTrack> LoadAsync(TrackedObjectId followed, CancellationToken cancel = default) => RunAsync(
        async connection =>
        {
            var last = await EventsAsync(connection, Last, [("object", followed.Value), ("most", StoredTrack.Enough)], cancel);
            var before = last.Count == 0 ? [] : await EventsAsync(
                connection, Episodes, [("object", followed.Value), ("before", last[^1].Sequence), ("most", MostEpisodes)], cancel);
            var events = before.Reverse().Concat(last.Reverse()).ToArray();
            await using var live = Command(connection, Live);
            var known = await live.ReadAsync(
                [("object", followed.Value)], row => (Sequence: row.GetInt64(0), Body: row.IsDBNull(1) ? null : row.GetString(1)), cancel);
            return known.Count == 0
                ? new StoredTrack(events)
                : new StoredTrack(events, known[0].Sequence, new LivePosition(known[0].Body is { } body ? Read<TrackFix>(body) : null));
        },
        cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<TrackEvent>> ReadAsync(TrackedObjectId followed, long after, int most, CancellationToken cancel = default) => RunAsync(
        connection => EventsAsync(connection, After, [("object", followed.Value), ("after", after), ("most", most)], cancel), cancel);

    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    private static async Task<IReadOnlyList<TrackEvent>> EventsAsync(
        DbConnection connection, string sql, (string, object)[] values, CancellationToken cancel)
    {
        await using var command = Command(connection, sql);
        return await command.ReadAsync(values, row => Read<TrackEvent>(row.GetString(0)), cancel);
    }

    private static T Read<T>(string body) =>
        JsonSerializer.Deserialize<T>(body, LogJson.Options) ?? throw new JsonException("A stored position is empty.");

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    // Off the caller's scheduler: callers are grains, and SQLite blocks.
    private Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) => Task.Run(
        async () =>
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                return await work(connection);
            }
            catch (DbException error)
            {
                throw new TrackLogUnavailableException("The database did not give the track.", error);
            }
        },
        cancel);
}
