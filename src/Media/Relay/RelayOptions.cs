namespace LiveView.Media.Relay;

/// <summary>How feeds are fetched from media nodes.</summary>
public sealed record RelayOptions
{
    /// <summary>Makes the handler of one connection; each camera has a connection of its own. Default: no TLS.</summary>
    public Func<SocketsHttpHandler> Handler { get; init; } = () => new SocketsHttpHandler();

    /// <summary>By what name this process is known to camera grains.</summary>
    public required string Edge { get; init; }

    /// <summary>How long a mirror goes on when its last viewer has left: somebody who comes back at once finds it warm. Default 2 s.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How much a mirrored feed and its viewers may hold.</summary>
    public Feeds.FeedLimits Limits { get; init; } = Feeds.FeedLimits.Default;
}
