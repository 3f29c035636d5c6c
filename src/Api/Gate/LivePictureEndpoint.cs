using System.Net.WebSockets;
using System.Text.Json;
using LiveView.Api.Json;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Connections.Features;

namespace LiveView.Api.Gate;

/// <summary>
/// The sockets over which live pictures leave: one that names incident and camera in its path, and one that a console opens ahead of
/// time and that asks for a picture in its first message, so that no handshake stands between a release and its picture.
/// </summary>
internal static class LivePictureEndpoint
{
    /// <summary>What the kernel holds can no longer be withdrawn: a quarter of a megabyte is about half a second.</summary>
    private const int KernelBuffer = 256 * 1024;

    /// <summary>A socket that asks for nothing holds no right; it is closed after this time and the console opens another.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(2);

    public static void MapLivePictures(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/incidents/{incident}/cameras/{camera}/live", ViewAsync);
        endpoints.MapGet("/v1/pictures", WaitAsync);
    }

    private static Task<IResult> ViewAsync(
        string incident, string camera, HttpContext http, LivePictureDoor door, IHostApplicationLifetime lifetime)
    {
        var (incidentId, cameraId) = (IncidentId.Parse(incident), CameraId.Parse(camera));
        return AcceptAsync(http, lifetime, (socket, stop) => door.ServeAsync(http, socket, incidentId, cameraId, stop));
    }

    private static Task<IResult> WaitAsync(HttpContext http, LivePictureDoor door, TimeProvider time, IHostApplicationLifetime lifetime) =>
        AcceptAsync(http, lifetime, async (socket, stop) =>
        {
            if (await AskedAsync(socket, time, stop) is { } ask)
            {
                await door.ServeAsync(http, socket, ask.Incident, ask.Camera, stop);
            }
        });

    /// <summary>Accepted before rights are looked at: a browser hears why only from a close.</summary>
    private static async Task<IResult> AcceptAsync(
        HttpContext http, IHostApplicationLifetime lifetime, Func<WebSocket, CancellationToken, Task> serve)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "websocket-only", "Pictures come over a WebSocket: connect with one.");
        }

        if (http.Features.Get<IConnectionSocketFeature>()?.Socket is { } kernel)
        {
            kernel.SendBufferSize = KernelBuffer;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await serve(socket, stop.Token);
        return TypedResults.Empty;
    }

    private static async Task<PictureAsk?> AskedAsync(WebSocket socket, TimeProvider time, CancellationToken stop)
    {
        var buffer = new byte[512];
        using var limit = new CancellationTokenSource(Waiting, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), either.Token);
            if (received is { MessageType: WebSocketMessageType.Text, EndOfMessage: true })
            {
                return JsonSerializer.Deserialize<PictureAsk>(buffer.AsSpan(0, received.Count), ApiJson.Options)
                    ?? throw new JsonException("Nothing is asked for.");
            }

            await socket.CloseAsync(WebSocketCloseStatus.InvalidPayloadData, "ask-for-a-picture", stop);
        }
        catch (JsonException)
        {
            await socket.CloseAsync(WebSocketCloseStatus.InvalidPayloadData, "ask-for-a-picture", stop);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Nobody asked: the console went, or waits no longer.
        }

        return null;
    }

    private sealed record PictureAsk(IncidentId Incident, CameraId Camera);
}
