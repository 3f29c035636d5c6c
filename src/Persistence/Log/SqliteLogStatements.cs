using System.Data;
using System.Diagnostics.CodeAnalysis;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Persistence.Databases;
using Microsoft.Data.Sqlite;

namespace LiveView.Persistence.Log;

/// <summary>The statements with which SQLite is written, prepared on one connection.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this class.")]
internal sealed class SqliteLogStatements : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<SqliteCommand> all = [];
    private readonly SqliteCommand readHead;
    private readonly SqliteCommand readPosition;
    private readonly SqliteCommand insertLine;
    private readonly SqliteCommand insertAudience;
    private readonly SqliteCommand insertValue;
    private readonly SqliteCommand eraseValues;
    private readonly SqliteCommand setHead;
    private readonly SqliteCommand setPosition;

    public SqliteLogStatements(SqliteConnection connection)
    {
        this.connection = connection;
        readHead = Prepare("SELECT version, hash FROM log_stream WHERE stream = @stream", "stream");
        readPosition = Prepare("SELECT position FROM log_position");
        insertLine = Prepare(
            "INSERT INTO log_line (position, stream, version, type, at, body_start, line, hash) " +
            "VALUES (@position, @stream, @version, @type, @at, @bodyStart, @line, @hash)",
            "position", "stream", "version", "type", "at", "bodyStart", "line", "hash");
        insertAudience = Prepare(
            "INSERT INTO log_audience (organisation, position) VALUES (@organisation, @position)", "organisation", "position");
        insertValue = Prepare(
            "INSERT INTO log_value (stream, version, commitment, salt, value) VALUES (@stream, @version, @commitment, @salt, @value)",
            "stream", "version", "commitment", "salt", "value");
        eraseValues = Prepare("DELETE FROM log_value WHERE stream = @stream AND version = @version", "stream", "version");
        setHead = Prepare(
            "INSERT INTO log_stream (stream, version, hash) VALUES (@stream, @version, @hash) " +
            "ON CONFLICT (stream) DO UPDATE SET version = excluded.version, hash = excluded.hash",
            "stream", "version", "hash");
        setPosition = Prepare("UPDATE log_position SET position = @position", "position");
    }

    /// <summary>Takes the write lock of the file at once: what is read next cannot change before the commit.</summary>
    public SqliteTransaction BeginImmediate()
    {
        var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        foreach (var command in all)
        {
            command.Transaction = transaction;
        }

        return transaction;
    }

    public long LastPosition() => (long)readPosition.ExecuteScalar()!;

    public StreamHead Head(string stream)
    {
        Set(readHead, stream);
        using var reader = readHead.ExecuteReader();
        return reader.Read() ? new StreamHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : StreamHead.Empty;
    }

    public void InsertLine(LoggedLine line)
    {
        Run(
            insertLine,
            line.Position, line.Stream, line.Version, line.Type, line.At.UtcTicks,
            LineLayout.BodyStart(line.Line.Length, line.Body.Length), line.Line.ToArray(), line.Hash.ToArray());
        foreach (var value in line.Values)
        {
            Run(insertValue, line.Stream, line.Version, value.Commitment, value.Salt, value.Text);
        }
    }

    public void EraseValues(string stream, long version) => Run(eraseValues, stream, version);

    public void InsertAudience(OrganisationId organisation, long position) => Run(insertAudience, organisation.Value, position);

    /// <summary>
    /// The write-ahead log still holds the pages from before an erasure. A reader may be in the way: then they go with the next
    /// checkpoint, and appends do not wait for that.
    /// </summary>
    public void ForgetOldPages()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 5000;";
        command.ExecuteNonQuery();
    }

    public void SetHead(string stream, StreamHead head) => Run(setHead, stream, head.Version, head.Hash.ToArray());

    public void SetLastPosition(long position) => Run(setPosition, position);

    public void Dispose()
    {
        foreach (var command in all)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Add(name);
        }

        all.Add(command);
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }
}
