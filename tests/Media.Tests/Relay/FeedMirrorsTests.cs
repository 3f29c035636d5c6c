using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Media.Relay;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Media.Tests.Relay;

/// <summary>The mirrors of an edge, whatever the container that holds them does.</summary>
public class FeedMirrorsTests
{
    [Fact]
    public async Task Mirrors_that_are_known_under_two_names_are_ended_twice_and_end_once()
    {
        var mirrors = new FeedMirrors(new RelayOptions { Edge = "edge-1" }, new NoFeeds(), TimeProvider.System, NullLogger<FeedMirrors>.Instance);

        await mirrors.DisposeAsync();
        await mirrors.DisposeAsync();

        Assert.Null(await mirrors.OpenAsync(CameraId.Parse("lv-0001-till"), new FeedLocation(1), CancellationToken.None));
    }

    private sealed class NoFeeds : IFeedDirectory
    {
        public ValueTask<FeedLocation?> LocateAsync(FeedId feed, long lost, CancellationToken cancellation) => default;
    }
}
