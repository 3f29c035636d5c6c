using System.Collections.Concurrent;
using LiveView.Domain.Connections;
using LiveView.Media.Relay;

namespace LiveView.Api.Gate;

/// <summary>Keeps the feeds that somebody looks at here: asks for each again before its leave to fetch it runs out, and hears where it is.</summary>
internal sealed class FeedKeeper(LeaseBook leases, FeedDirectory directory, IFeedRelay relay, TimeProvider time) : BackgroundService
{
    /// <summary>A media node lets an edge fetch a feed for ten seconds.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<FeedId, bool> _asking = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var feed in leases.Feeds.Where(feed => _asking.TryAdd(feed, true)))
            {
                _ = KeepAsync(feed, stoppingToken);
            }
        }
    }

    /// <summary>One question under way per feed, and none waits for another: one whose grain hangs must not cost the others theirs.</summary>
    private async Task KeepAsync(FeedId feed, CancellationToken stop)
    {
        try
        {
            if (await directory.LocateAsync(feed, 0, stop) is { } location)
            {
                relay.Follow(feed, location);
            }
        }
        catch (OperationCanceledException)
        {
            // The edge stops.
        }
        finally
        {
            _asking.TryRemove(feed, out _);
        }
    }
}
