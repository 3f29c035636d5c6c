using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Relay;

/// <summary>The relay of a process whose cameras are taken in elsewhere: one mirror per camera that somebody here looks at.</summary>
public sealed class FeedMirrors : IFeedRelay, IAsyncDisposable
{
    private readonly ConcurrentDictionary<CameraId, (FeedMirror Mirror, Task Running)> _mirrors = new();
    private readonly Lock _making = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly RelayOptions _options;
    private readonly IFeedDirectory _directory;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedMirrors> _logger;

    /// <summary>Fetches nothing until somebody looks.</summary>
    /// <param name="options">How to fetch.</param>
    /// <param name="directory">Where feeds are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Event ids 6500 to 6519.</param>
    public FeedMirrors(RelayOptions options, IFeedDirectory directory, TimeProvider time, ILogger<FeedMirrors> logger) =>
        (_options, _directory, _time, _logger) = (options, directory, time, logger);

    /// <inheritdoc />
    public ValueTask<FeedSubscription?> OpenAsync(CameraId camera, FeedLocation location, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(location);
        cancellation.ThrowIfCancellationRequested();
        FeedSubscription? joined = null;
        while (joined is null && !_stopping.IsCancellationRequested)
        {
            joined = MirrorOf(camera).Join(location);
        }

        return ValueTask.FromResult(joined);
    }

    /// <inheritdoc />
    public void Follow(CameraId camera, FeedLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (_mirrors.TryGetValue(camera, out var known))
        {
            known.Mirror.Follow(location);
        }
    }

    /// <summary>Ends the mirror of a camera that is taken in by this very process now; its viewers ask again.</summary>
    public void Leave(CameraId camera)
    {
        if (_mirrors.TryGetValue(camera, out var known))
        {
            known.Mirror.Leave();
        }
    }

    /// <summary>Ends all mirrors, and what their viewers see.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_mirrors.Values.Select(each => each.Running)).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private FeedMirror MirrorOf(CameraId camera)
    {
        lock (_making)
        {
            if (_mirrors.TryGetValue(camera, out var known))
            {
                return known.Mirror;
            }

            var mirror = new FeedMirror(camera, _options, _directory, _time, _logger);
            _mirrors[camera] = (mirror, RunAsync(camera, mirror));
            return mirror;
        }
    }

    private async Task RunAsync(CameraId camera, FeedMirror mirror)
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
            RelayLog.Failed(_logger, e, camera.Value);
        }

        lock (_making)
        {
            _mirrors.TryRemove(camera, out _);
        }

        mirror.Dispose();
    }
}
