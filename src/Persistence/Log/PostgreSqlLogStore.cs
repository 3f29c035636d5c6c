using Npgsql;
using NpgsqlTypes;

namespace LiveView.Persistence.Log;

/// <summary>
/// Writes the log to PostgreSQL: four round trips for a batch, however large. The row of <c>log_position</c> is locked first, so that
/// appends of all silos commit one after the other and positions become visible in their order.
/// </summary>
internal sealed class PostgreSqlLogStore(NpgsqlDataSource source) : ILogStore
{
    public async Task<AppendPlan> WriteAsync(IReadOnlyList<PendingAppend> batch)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var position = await LockAsync(connection, transaction);
        var plan = AppendPlan.For(batch, position, await HeadsAsync(connection, transaction, batch));
        if (plan.Lines.Count > 0)
        {
            await WriteAsync(connection, transaction, plan);
        }

        await transaction.CommitAsync();
        return plan;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<long> LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var command = new NpgsqlCommand("SELECT position FROM log_position FOR UPDATE", connection, transaction);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<IReadOnlyDictionary<string, StreamHead>> HeadsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<PendingAppend> batch)
    {
        await using var command = new NpgsqlCommand(
            "SELECT stream, version, hash FROM log_stream WHERE stream = ANY($1)", connection, transaction);
        command.Parameters.Add(Array(NpgsqlDbType.Text, batch.Select(append => append.Stream).Distinct()));
        await using var reader = await command.ExecuteReaderAsync();
        var heads = new Dictionary<string, StreamHead>();
        while (await reader.ReadAsync())
        {
            heads[reader.GetString(0)] = new StreamHead(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
        }

        return heads;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, AppendPlan plan)
    {
        var lines = plan.Lines;
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Command(
            "INSERT INTO log_line (position, stream, version, type, at, body_start, line, hash) " +
            "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)",
            Array(NpgsqlDbType.Bigint, lines.Select(line => line.Position)),
            Array(NpgsqlDbType.Text, lines.Select(line => line.Stream)),
            Array(NpgsqlDbType.Bigint, lines.Select(line => line.Version)),
            Array(NpgsqlDbType.Text, lines.Select(line => line.Type)),
            Array(NpgsqlDbType.Bigint, lines.Select(line => line.At.UtcTicks)),
            Array(NpgsqlDbType.Integer, lines.Select(line => LineLayout.BodyStart(line.Line.Length, line.Body.Length))),
            Array(NpgsqlDbType.Bytea, lines.Select(line => line.Line.ToArray())),
            Array(NpgsqlDbType.Bytea, lines.Select(line => line.Hash.ToArray()))));
        batch.BatchCommands.Add(Command(
            "INSERT INTO log_audience (organisation, position) SELECT * FROM unnest($1, $2)",
            Array(NpgsqlDbType.Text, plan.Audience.Select(entry => entry.Organisation.Value)),
            Array(NpgsqlDbType.Bigint, plan.Audience.Select(entry => entry.Position))));
        AddTexts(batch, plan);
        batch.BatchCommands.Add(Command(
            "INSERT INTO log_stream (stream, version, hash) SELECT * FROM unnest($1, $2, $3) " +
            "ON CONFLICT (stream) DO UPDATE SET version = excluded.version, hash = excluded.hash",
            Array(NpgsqlDbType.Text, plan.NewHeads.Keys),
            Array(NpgsqlDbType.Bigint, plan.NewHeads.Values.Select(head => head.Version)),
            Array(NpgsqlDbType.Bytea, plan.NewHeads.Values.Select(head => head.Hash.ToArray()))));
        batch.BatchCommands.Add(Command(
            "UPDATE log_position SET position = $1", new NpgsqlParameter<long> { TypedValue = plan.LastPosition }));
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddTexts(NpgsqlBatch batch, AppendPlan plan)
    {
        var values = plan.Lines.SelectMany(line => line.Values, (line, value) => (Line: line, Value: value)).ToArray();
        if (values.Length > 0)
        {
            batch.BatchCommands.Add(Command(
                "INSERT INTO log_value (stream, version, commitment, salt, value) SELECT * FROM unnest($1, $2, $3, $4, $5)",
                Array(NpgsqlDbType.Text, values.Select(each => each.Line.Stream)),
                Array(NpgsqlDbType.Bigint, values.Select(each => each.Line.Version)),
                Array(NpgsqlDbType.Text, values.Select(each => each.Value.Commitment)),
                Array(NpgsqlDbType.Text, values.Select(each => each.Value.Salt)),
                Array(NpgsqlDbType.Text, values.Select(each => each.Value.Text))));
        }

        if (plan.Erased.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                "DELETE FROM log_value WHERE (stream, version) IN (SELECT * FROM unnest($1, $2))",
                Array(NpgsqlDbType.Text, plan.Erased.Select(each => each.Stream)),
                Array(NpgsqlDbType.Bigint, plan.Erased.Select(each => each.Version))));
        }
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType element, IEnumerable<T> values) =>
        new() { TypedValue = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | element };
}
