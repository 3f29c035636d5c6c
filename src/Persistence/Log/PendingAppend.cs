using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;

namespace LiveView.Persistence.Log;

/// <summary>An append that waits for its transaction.</summary>
internal sealed class PendingAppend(
    string stream, long expectedVersion, IReadOnlyList<LineToLog> lines, IReadOnlyCollection<OrganisationId> audience,
    CancellationToken cancel)
{
    // Continuations run elsewhere: the writer must not be held up by what a caller does next.
    private readonly TaskCompletionSource<IReadOnlyList<LoggedLine>> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Stream => stream;

    public long ExpectedVersion => expectedVersion;

    public IReadOnlyList<LineToLog> Lines => lines;

    public IReadOnlyCollection<OrganisationId> Audience => audience;

    public bool IsAbandoned => cancel.IsCancellationRequested;

    public Task<IReadOnlyList<LoggedLine>> Result => result.Task.WaitAsync(cancel);

    public void Succeed(IReadOnlyList<LoggedLine> logged) => result.TrySetResult(logged);

    public void Fail(Exception error)
    {
        result.TrySetException(error);

        // The caller may have stopped waiting: nobody else will look at the error.
        _ = result.Task.Exception;
    }
}
