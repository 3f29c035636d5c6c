namespace LiveView.Persistence.Log;

/// <summary>Writes batches of appends into one kind of database. Called by one writer at a time, never on a grain's scheduler.</summary>
internal interface ILogStore : IAsyncDisposable
{
    /// <summary>
    /// Reads the ends of the streams and of the log, plans the batch, writes the plan and commits: one transaction. No other append, of
    /// this process or another, may come between. When it throws, nothing was announced.
    /// </summary>
    /// <returns>The plan as committed.</returns>
    Task<AppendPlan> WriteAsync(IReadOnlyList<PendingAppend> batch);
}
