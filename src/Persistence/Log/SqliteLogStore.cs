using Microsoft.Data.Sqlite;
using LiveView.Persistence.Databases;

namespace LiveView.Persistence.Log;

/// <summary>
/// Writes the log to SQLite over one connection of its own, with statements prepared once. The calls block: SQLite has no others.
/// </summary>
internal sealed class SqliteLogStore(SqliteDataSource source) : ILogStore
{
    private SqliteLogStatements? statements;

    public Task<AppendPlan> WriteAsync(IReadOnlyList<PendingAppend> batch)
    {
        try
        {
            statements ??= new SqliteLogStatements((SqliteConnection)source.OpenConnection());
            return Task.FromResult(Write(statements, batch));
        }
        catch
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

    private static AppendPlan Write(SqliteLogStatements statements, IReadOnlyList<PendingAppend> batch)
    {
        using var transaction = statements.BeginImmediate();
        var heads = new Dictionary<string, StreamHead>();
        foreach (var append in batch)
        {
            if (!heads.ContainsKey(append.Stream))
            {
                heads[append.Stream] = statements.Head(append.Stream);
            }
        }

        var plan = AppendPlan.For(batch, statements.LastPosition(), heads);
        foreach (var line in plan.Lines)
        {
            statements.InsertLine(line);
        }

        foreach (var (organisation, position) in plan.Audience)
        {
            statements.InsertAudience(organisation, position);
        }

        foreach (var (stream, version) in plan.Erased)
        {
            statements.EraseValues(stream, version);
        }

        foreach (var (stream, head) in plan.NewHeads)
        {
            statements.SetHead(stream, head);
        }

        statements.SetLastPosition(plan.LastPosition);
        transaction.Commit();
        if (plan.Erased.Count > 0)
        {
            statements.ForgetOldPages();
        }

        return plan;
    }

    private void Close()
    {
        statements?.Dispose();
        statements = null;
    }
}
