using System.Threading.Channels;
using LiveView.Domain.Evidence;
using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Log;

/// <summary>
/// Collects appends that arrive while a transaction is under way into the next one, so that many share one write to disk. The order of
/// arrival is kept.
/// </summary>
internal sealed partial class AppendQueue : IAsyncDisposable
{
    private const int GreatestBatch = 256;
    private const int GreatestBacklog = 4096;

    private readonly Channel<PendingAppend> waiting = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(GreatestBacklog) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly ILogStore store;
    private readonly ILogger logger;
    private readonly Task writing;

    public AppendQueue(ILogStore store, ILogger logger)
    {
        this.store = store;
        this.logger = logger;
        writing = Task.Run(WriteAllAsync);
    }

    public async Task<IReadOnlyList<LoggedLine>> AppendAsync(PendingAppend append, CancellationToken cancel)
    {
        try
        {
            await waiting.Writer.WriteAsync(append, cancel);
        }
        catch (ChannelClosedException closed)
        {
            throw new EventLogUnavailableException("The event log is closed: the process is stopping.", closed);
        }

        return await append.Result;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing;
        await store.DisposeAsync();
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<PendingAppend>(GreatestBatch);
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < GreatestBatch && waiting.Reader.TryRead(out var append))
            {
                if (!append.IsAbandoned)
                {
                    batch.Add(append);
                }
            }

            if (batch.Count > 0)
            {
                await WriteAsync(batch);
                batch.Clear();
            }
        }
    }

    private async Task WriteAsync(List<PendingAppend> batch)
    {
        try
        {
            var plan = await store.WriteAsync(batch);
            plan.Announce();
        }
#pragma warning disable CA1031 // Whatever went wrong, the callers wait for an answer and the next batch may succeed.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailed(error, batch.Count);
            foreach (var append in batch)
            {
                append.Fail(new EventLogUnavailableException(
                    $"The database did not confirm the append to stream '{append.Stream}' at version {append.ExpectedVersion}: " +
                    "read the stream again before trying again.",
                    error));
            }
        }
    }

    [LoggerMessage(4101, LogLevel.Error, "The event log could not be written: {Appends} appends failed.")]
    private partial void LogFailed(Exception error, int appends);
}
