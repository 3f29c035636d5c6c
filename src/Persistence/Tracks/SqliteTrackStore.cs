using System.Data;
using System.Diagnostics.CodeAnalysis;
using LiveView.Persistence.Databases;
using Microsoft.Data.Sqlite;

namespace LiveView.Persistence.Tracks;

/// <summary>
/// Writes tracks to SQLite over one connection of its own, with statements prepared once. The calls block: SQLite has no others.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this class.")]
internal sealed class SqliteTrackStore(SqliteDataSource source) : ITrackStore
{
    private const int Constraint = 19;

    // Each object's newest rows lie on a page of their own. With the 2 MB that SQLite keeps by itself nearly every row read its page anew, and every
    // thousand pages written were written a second time: a quarter of what a position cost in all.
    private const string Room = "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 8192;";

    private SqliteConnection? _connection;
    private SqliteCommand? _insert;
    private SqliteCommand? _live;

    public Task WriteAsync(IReadOnlyList<PendingTrack> batch)
    {
        try
        {
            Open();
            Write(batch);
            return Task.CompletedTask;
        }
        catch (Exception e) when (e is not Domain.Tracking.TrackConflictException)
        {
            // A connection that failed once is not trusted again.
            Close();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Write(IReadOnlyList<PendingTrack> batch)
    {
        using var transaction = _connection!.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        (_insert!.Transaction, _live!.Transaction) = (transaction, transaction);
        foreach (var append in batch)
        {
            try
            {
                Write(append);
            }
            catch (SqliteException taken) when (taken.SqliteErrorCode == Constraint)
            {
                throw append.Conflict(taken);
            }
        }

        transaction.Commit();
    }

    private void Write(PendingTrack append)
    {
        foreach (var row in append.Rows)
        {
            Run(_insert!, append.Object, row.Sequence, row.IsEpisode ? 1 : 0, row.Body);
        }

        if (append.IsLiveOnly && Run(_live!, append.Object, append.To, append.Live, append.From) == 0)
        {
            throw append.Conflict();
        }
    }

    private static int Run(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    private void Open()
    {
        if (_connection is not null)
        {
            return;
        }

        _connection = (SqliteConnection)source.OpenConnection();
        using (var room = _connection.CreateCommand())
        {
            room.CommandText = Room;
            room.ExecuteNonQuery();
        }

        _insert = Prepare("INSERT INTO track_event (object, sequence, episode, body) VALUES (@object, @sequence, @episode, @body)",
            "object", "sequence", "episode", "body");
        _live = Prepare(
            "INSERT INTO track_live (object, sequence, body) VALUES (@object, @sequence, @body) " +
            "ON CONFLICT (object) DO UPDATE SET sequence = excluded.sequence, body = excluded.body WHERE track_live.sequence <= @from",
            "object", "sequence", "body", "from");
    }

    private SqliteCommand Prepare(string sql, params string[] names)
    {
        var command = _connection!.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            command.Add(name);
        }

        command.Prepare();
        return command;
    }

    private void Close()
    {
        _insert?.Dispose();
        _live?.Dispose();
        _connection?.Dispose();
        (_connection, _insert, _live) = (null, null, null);
    }
}
