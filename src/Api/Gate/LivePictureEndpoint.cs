using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Media.Relay;
using Microsoft.AspNetCore.Connections.Features;

namespace LiveView.Api.Gate;

/// <summary>The door through which live pictures leave.</summary>
internal static class LivePictureEndpoint
{
    /// <summary>What the kernel holds can no longer be withdrawn: a quarter of a megabyte is about half a second.</summary>
    private const int KernelBuffer = 256 * 1024;

    public static void MapLivePictures(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/incidents/{incident}/cameras/{camera}/live", ViewAsync);

    private static async Task<IResult> ViewAsync(
        string incident, string camera, HttpContext http, LeaseBook leases, DeskEars desks, IFeedRelay relay, IClusterClient cluster,
        TimeProvider time, IHostApplicationLifetime lifetime, ILoggerFactory logging)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "websocket-only", "Pictures come over a WebSocket: connect with one.");
        }

        if (http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.SendBufferSize = KernelBuffer;
        }

        // Accepted before rights are looked at: a browser opens one socket at a time to a host, and it hears why only from a close.
        var (incidentId, cameraId, viewer) = (IncidentId.Parse(incident), CameraId.Parse(camera), http.User.Actor());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var webSocket = await http.WebSockets.AcceptWebSocketAsync();
        await desks.ListenAsync(viewer.Organisation);
        var (lease, answer) = await leases.OpenAsync(viewer, incidentId, cameraId);
        if (lease is null)
        {
            await LivePicture.RefuseAsync(webSocket, answer.Refusal!.Code, stop.Token);
            return TypedResults.Empty;
        }

        var run = new LivePicture(lease, relay, cluster, time);
        try
        {
            await run.RunAsync(webSocket, $"{http.User.DisplayName()} · {http.User.OrganisationNamed().Name}", stop.Token);
            return TypedResults.Empty;
        }
        finally
        {
            GateLog.ViewingEnded(
                logging.CreateLogger<LivePicture>(), lease.Viewing, lease.Camera, lease.Incident, run.EndedBy, run.Fragments, run.Bytes);
            await leases.CloseAsync(lease, run.EndedBy, run.Fragments, run.Bytes);
        }
    }
}
