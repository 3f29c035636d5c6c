using System.Threading.Channels;
using LiveView.Domain.Connections;
using LiveView.Media.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>Tells the listener about states in order and apart from the feeds, so that a slow listener holds up no picture.</summary>
internal sealed class StateAnnouncer : IAsyncDisposable
{
    private readonly Channel<(FeedId Camera, long Epoch, PictureState State)> _states =
        Channel.CreateBounded<(FeedId, long, PictureState)>(
            new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly IPictureStateListener? _listener;
    private readonly ILogger _logger;
    private readonly Task _telling;

    public StateAnnouncer(IPictureStateListener? listener, ILogger logger)
    {
        _listener = listener;
        _logger = logger;
        _telling = listener is null ? Task.CompletedTask : TellAsync(listener);
    }

    public void Announce(FeedId feed, long epoch, PictureState state)
    {
        if (_listener is not null)
        {
            _states.Writer.TryWrite((feed, epoch, state));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _states.Writer.TryComplete();
        _stop.CancelAfter(TimeSpan.FromSeconds(2));
        await _telling.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task TellAsync(IPictureStateListener listener)
    {
        await foreach (var (feed, epoch, state) in _states.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await listener.OnPictureStateAsync(feed, epoch, state, _stop.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A listener is foreign code: its failure is logged and must not end the telling.
            catch (Exception e)
            {
                IngestLog.ListenerFailed(_logger, $"{feed}", e);
            }
#pragma warning restore CA1031
        }
    }
}
