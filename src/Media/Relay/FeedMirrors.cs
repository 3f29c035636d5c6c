using System.Collections.Concurrent;
using LiveView.Domain.Connections;
using LiveView.Media.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Relay;

/// <summary>The relay of a process whose cameras are taken in elsewhere: one mirror per feed that somebody here looks at.</summary>
public sealed class FeedMirrors : IFeedRelay, IAsyncDisposable
{
    private readonly ConcurrentDictionary<FeedId, (FeedMirror Mirror, Task Running)> _mirrors = new();
    private readonly Lock _making = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly RelayOptions _options;
    private readonly IFeedDirectory _directory;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedMirrors> _logger;
    private int _disposed;

    /// <summary>Fetches nothing until somebody looks.</summary>
    /// <param name="options">How to fetch.</param>
    /// <param name="directory">Where feeds are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Event ids 6500 to 6519.</param>
    public FeedMirrors(RelayOptions options, IFeedDirectory directory, TimeProvider time, ILogger<FeedMirrors> logger) =>
        (_options, _directory, _time, _logger) = (options, directory, time, logger);

    /// <inheritdoc />
    public ValueTask<FeedSubscription?> OpenAsync(FeedId feed, FeedLocation location, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(location);
        cancellation.ThrowIfCancellationRequested();
        FeedSubscription? joined = null;
        while (joined is null && !_stopping.IsCancellationRequested)
        {
            joined = MirrorOf(feed).Join(location);
        }

        return ValueTask.FromResult(joined);
    }

    /// <inheritdoc />
    public void Follow(FeedId feed, FeedLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (_mirrors.TryGetValue(feed, out var known))
        {
            known.Mirror.Follow(location);
        }
    }

    /// <summary>Ends the mirror of a camera that is taken in by this very process now; its viewers ask again.</summary>
    public void Leave(FeedId feed)
    {
        if (_mirrors.TryGetValue(feed, out var known))
        {
            known.Mirror.Leave();
        }
    }

    /// <summary>Ends all mirrors, and what their viewers see. A container that knows it under two names asks twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_mirrors.Values.Select(each => each.Running)).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private FeedMirror MirrorOf(FeedId feed)
    {
        lock (_making)
        {
            if (_mirrors.TryGetValue(feed, out var known))
            {
                return known.Mirror;
            }

            var mirror = new FeedMirror(feed, _options, _directory, _time, _logger);
            _mirrors[feed] = (mirror, RunAsync(feed, mirror));
            return mirror;
        }
    }

    private async Task RunAsync(FeedId feed, FeedMirror mirror)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await mirror.RunAsync(_stopping.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last place where it can be seen. The next viewer makes another mirror.
        catch (Exception e)
#pragma warning restore CA1031
        {
            RelayLog.Failed(_logger, e, $"{feed}");
        }

        lock (_making)
        {
            _mirrors.TryRemove(feed, out _);
        }

        mirror.Dispose();
    }
}
