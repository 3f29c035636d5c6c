using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Log;

namespace LiveView.Persistence.Audit;

/// <summary>
/// Carries the log over into the index, page by page. Page and position are one transaction, and the position must be where it was: so
/// two silos at once, or a crash, never take in a line twice or not at all.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this product.")]
internal sealed class AuditProjection(DbDataSource source, SqlEventLog log)
{
    /// <summary>Short, because appends of the log wait meanwhile on SQLite.</summary>
    private const int PageSize = 500;

    private static readonly AuditStep[] s_forget =
    [
        new("DELETE FROM audit_entry"), new("DELETE FROM audit_viewing"), new("DELETE FROM audit_release"), new("DELETE FROM audit_camera"),
        new("DELETE FROM audit_incident"), new("UPDATE audit_position SET position = 0"),
    ];

    public async Task CatchUpAsync(CancellationToken cancel)
    {
        while (await TakeInAsync(cancel))
        {
        }
    }

    public async Task ForgetAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, transaction, s_forget, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>One page; false when there was nothing more.</summary>
    private async Task<bool> TakeInAsync(CancellationToken cancel)
    {
        var before = await PositionAsync(cancel);
        var lines = await log.ReadAllAsync(before, PageSize, cancel);
        if (lines.Count == 0)
        {
            return false;
        }

        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await MoveAsync(connection, transaction, before, lines[^1].Position, cancel))
        {
            await RunAsync(connection, transaction, [.. lines.SelectMany(AuditSteps.Of)], cancel);
            await transaction.CommitAsync(cancel);
        }

        return true;
    }

    private async Task<long> PositionAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("SELECT position FROM audit_position");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<bool> MoveAsync(DbConnection connection, DbTransaction transaction, long from, long to, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "UPDATE audit_position SET position = @to WHERE position = @from";
        command.Add("to", to);
        command.Add("from", from);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>In as few round trips as the database allows.</summary>
    private static Task RunAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<AuditStep> steps, CancellationToken cancel) =>
        steps.Count == 0 ? Task.CompletedTask
        : connection.CanCreateBatch ? BatchAsync(connection, transaction, steps, cancel)
        : OneByOneAsync(connection, transaction, steps, cancel);

    private static async Task BatchAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<AuditStep> steps, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var step in steps)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = step.Sql;
            foreach (var (name, value) in step.Values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task OneByOneAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<AuditStep> steps, CancellationToken cancel)
    {
        var commands = new Dictionary<string, DbCommand>();
        try
        {
            foreach (var step in steps)
            {
                if (!commands.TryGetValue(step.Sql, out var command))
                {
                    commands[step.Sql] = command = connection.CreateCommand();
                    (command.Transaction, command.CommandText) = (transaction, step.Sql);
                }

                command.Parameters.Clear();
                foreach (var (name, value) in step.Values)
                {
                    command.Add(name, value);
                }

                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        finally
        {
            foreach (var command in commands.Values)
            {
                await command.DisposeAsync();
            }
        }
    }
}
