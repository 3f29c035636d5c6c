using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Media.Relay;

namespace LiveView.Api.Gate;

/// <summary>Keeps the feeds of cameras that somebody looks at here: asks for each again before its leave to fetch it runs out, and hears where it is.</summary>
internal sealed class FeedKeeper(LeaseBook leases, FeedDirectory directory, IFeedRelay relay, TimeProvider time) : BackgroundService
{
    /// <summary>A media node lets an edge fetch a feed for ten seconds.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<CameraId, bool> _asking = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var camera in leases.Cameras.Where(camera => _asking.TryAdd(camera, true)))
            {
                _ = KeepAsync(camera, stoppingToken);
            }
        }
    }

    /// <summary>One question under way per camera, and none waits for another: a camera whose grain hangs must not cost the others theirs.</summary>
    private async Task KeepAsync(CameraId camera, CancellationToken stop)
    {
        try
        {
            if (await directory.LocateAsync(camera, 0, stop) is { } location)
            {
                relay.Follow(camera, location);
            }
        }
        catch (OperationCanceledException)
        {
            // The edge stops.
        }
        finally
        {
            _asking.TryRemove(camera, out _);
        }
    }
}
