using System.Net;
using LiveView.Domain.Connections;
using LiveView.Media.Ingest;
using LiveView.Media.Relay;
using LiveView.Silo.Cluster;
using LiveView.Silo.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveView.Silo.Relay;

/// <summary>
/// Gives the feeds of this node to edges: HTTP/2 on a port of the cluster, behind the same mutual TLS as its other doors, to an edge that
/// shows the ticket of a camera grain, while somebody there may look. Nothing else is served there, and nobody but an edge comes in.
/// </summary>
internal sealed partial class RelayDoor(
    RelayEndpoint endpoint, MediaNode node, RelayAdmissions admissions, TimeProvider time, ILogger<RelayDoor> logger, ClusterTls? tls = null)
    : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan FindPatience = TimeSpan.FromSeconds(2);
    private WebApplication? _app;

    /// <summary>Where edges come; null when this node gives its feeds to nobody.</summary>
    public string? Address => endpoint.Listen is null ? null : $"{(tls is null ? "http" : "https")}://{endpoint.Advertised}";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (endpoint.Listen is not { } listen)
        {
            return;
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddLiveViewConsole();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // An edge that takes nothing is ended by its subscription, which is bounded.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1;
            kestrel.Listen(listen, door =>
            {
                door.Protocols = HttpProtocols.Http2;
                if (tls is not null)
                {
                    door.UseHttps(tls.ToAnswer());
                }
            });
        });
        _app = builder.Build();
        _app.Run(ServeAsync);
        await _app.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is not null)
        {
            // Its streams end when the node stops: there is nothing to wait for.
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await _app.StopAsync(now.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private async Task ServeAsync(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || RelayAddress.Read(http.Request.Path) is not var (id, epoch))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (Edge(http, id) is not { } edge)
        {
            Refused(logger, $"{id}");
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var feed = await node.FindFeedAsync(id, epoch, FindPatience, http.RequestAborted);
        if (feed is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "application/octet-stream";
        Begun(logger, $"{id}", epoch, edge);
        using var subscription = feed.Subscribe();
        var sender = new RelaySender(subscription, http.Response.BodyWriter, () => admissions.Holds(id, edge), time);
        var reason = "the edge left";
        try
        {
            await http.Response.StartAsync(http.RequestAborted);
            reason = await sender.RunAsync(http.RequestAborted) is { } ended ? ended.ToString() : "nobody there looks any more";
        }
        catch (OperationCanceledException)
        {
            // The edge is gone, or this process stops.
        }

        Done(logger, $"{id}", epoch, edge, sender.Messages, sender.Bytes, reason);
    }

    /// <summary>The edge that asks, when its ticket is good for this feed.</summary>
    private string? Edge(HttpContext http, FeedId feed)
    {
        string? edge = http.Request.Headers[RelayAddress.EdgeHeader];
        string? authorization = http.Request.Headers.Authorization;
        return edge is { Length: > 0 } && authorization?.Split(' ') is [RelayAddress.Scheme, { Length: > 0 } ticket] && admissions.Knows(feed, edge, ticket)
            ? edge
            : null;
    }

    [LoggerMessage(6520, LogLevel.Warning, "A feed of camera {Camera} was refused: the ticket is not, or no longer, good for it.")]
    private static partial void Refused(ILogger logger, string camera);

    [LoggerMessage(6521, LogLevel.Information, "Relay of camera {Camera}, epoch {Epoch}, to edge {Edge} begins.")]
    private static partial void Begun(ILogger logger, string camera, long epoch, string edge);

    [LoggerMessage(6522, LogLevel.Information, "Relay of camera {Camera}, epoch {Epoch}, to edge {Edge} ended after {Messages} picture messages and {Bytes} bytes: {Reason}.")]
    private static partial void Done(ILogger logger, string camera, long epoch, string edge, long messages, long bytes, string reason);
}

/// <summary>Where a relay is.</summary>
/// <param name="Listen">On which address and port it listens; null for no relay.</param>
/// <param name="Advertised">Host and port under which edges reach it.</param>
internal sealed record RelayEndpoint(IPEndPoint? Listen, string Advertised);
