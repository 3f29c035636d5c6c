using Npgsql;
using NpgsqlTypes;

namespace LiveView.Persistence.Tracks;

/// <summary>Writes tracks to PostgreSQL: one round trip for a batch, however large.</summary>
internal sealed class PostgreSqlTrackStore(NpgsqlDataSource source) : ITrackStore
{
    public async Task WriteAsync(IReadOnlyList<PendingTrack> batch)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await InsertAsync(connection, transaction, batch);
            foreach (var append in batch)
            {
                await SetLiveAsync(connection, transaction, append);
            }

            await transaction.CommitAsync();
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw batch[0].Conflict(taken);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task InsertAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<PendingTrack> batch)
    {
        var rows = batch.SelectMany(append => append.Rows, (append, row) => (append.Object, Row: row)).ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            "INSERT INTO track_event (object, sequence, episode, body) SELECT * FROM unnest($1, $2, $3, $4)", connection, transaction);
        command.Parameters.Add(Array(NpgsqlDbType.Text, rows.Select(each => each.Object)));
        command.Parameters.Add(Array(NpgsqlDbType.Bigint, rows.Select(each => each.Row.Sequence)));
        command.Parameters.Add(Array(NpgsqlDbType.Smallint, rows.Select(each => (short)(each.Row.IsEpisode ? 1 : 0))));
        command.Parameters.Add(Array(NpgsqlDbType.Text, rows.Select(each => each.Row.Body)));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task SetLiveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, PendingTrack append)
    {
        if (!append.IsLiveOnly)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            "INSERT INTO track_live (object, sequence, body) VALUES ($1, $2, $3) " +
            "ON CONFLICT (object) DO UPDATE SET sequence = excluded.sequence, body = excluded.body WHERE track_live.sequence <= $4",
            connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = append.Object });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = append.To });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)append.Live ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = append.From });
        if (await command.ExecuteNonQueryAsync() == 0)
        {
            throw append.Conflict();
        }
    }

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType element, IEnumerable<T> values) =>
        new() { TypedValue = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | element };
}
