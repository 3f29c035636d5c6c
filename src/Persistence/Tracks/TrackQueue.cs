using System.Threading.Channels;
using LiveView.Domain.Tracking;
using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Tracks;

/// <summary>
/// Collects appends of all objects of this silo that arrive while a transaction is under way into the next one, so that many share one
/// write to disk. The order of arrival is kept.
/// </summary>
internal sealed partial class TrackQueue : IAsyncDisposable
{
    private const int GreatestBatch = 1_024;
    private const int GreatestBacklog = 8_192;

    private readonly Channel<PendingTrack> _waiting = Channel.CreateBounded<PendingTrack>(
        new BoundedChannelOptions(GreatestBacklog) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly ITrackStore _store;
    private readonly ILogger _logger;
    private readonly Task _writing;

    public TrackQueue(ITrackStore store, ILogger logger)
    {
        (_store, _logger) = (store, logger);
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Completes when it is written.</summary>
    /// <remarks>Where there is room, as nearly always, its caller waits for the writer itself and for nothing between them.</remarks>
    public Task AppendAsync(PendingTrack append, CancellationToken cancel) =>
        _waiting.Writer.TryWrite(append) ? append.Written.WaitAsync(cancel) : AppendLaterAsync(append, cancel);

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await _store.DisposeAsync();
    }

    private async Task AppendLaterAsync(PendingTrack append, CancellationToken cancel)
    {
        try
        {
            await _waiting.Writer.WriteAsync(append, cancel);
        }
        catch (ChannelClosedException closed)
        {
            throw new TrackLogUnavailableException("Tracks are closed: the process is stopping.", closed);
        }

        await append.Written.WaitAsync(cancel);
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<PendingTrack>(GreatestBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < GreatestBatch && _waiting.Reader.TryRead(out var append))
            {
                batch.Add(append);
            }

            await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(IReadOnlyList<PendingTrack> batch)
    {
        try
        {
            await _store.WriteAsync(batch);
            foreach (var append in batch)
            {
                append.Succeed();
            }
        }
        catch (TrackConflictException) when (batch.Count > 1)
        {
            // One that conflicts must not take the others with it.
            foreach (var append in batch)
            {
                await WriteAsync([append]);
            }
        }
        catch (TrackConflictException conflict)
        {
            batch[0].Fail(conflict);
        }
#pragma warning disable CA1031 // Whatever went wrong, the callers wait for an answer and the next batch may succeed.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailed(error, batch.Count);
            foreach (var append in batch)
            {
                append.Fail(new TrackLogUnavailableException(
                    $"The database did not confirm positions of '{append.Object}' after {append.From}: load the track again before trying again.", error));
            }
        }
    }

    [LoggerMessage(7101, LogLevel.Error, "Tracks could not be written: {Appends} appends failed.")]
    private partial void LogFailed(Exception error, int appends);
}
