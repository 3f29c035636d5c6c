using System.Net.WebSockets;
using System.Text.Json;
using LiveView.Api.Gate.Lines;
using LiveView.Api.Identity;
using LiveView.Api.Json;
using LiveView.Api.Problems;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate;

/// <summary>
/// The sockets over which live pictures leave: one that names incident and camera in its path, and one that a console opens ahead of
/// time and that asks for a picture in its first message, so that no handshake stands between a release and its picture.
/// </summary>
internal static class LivePictureEndpoint
{
    /// <summary>A socket that asks for nothing holds no right; it is closed after this time and the console opens another.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(2);

    public static void MapLivePictures(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/incidents/{incident}/cameras/{camera}/live", ViewAsync);
        endpoints.MapGet("/v1/pictures", WaitAsync);
    }

    private static Task<IResult> ViewAsync(
        string incident, string camera, string? stream, HttpContext http, LivePictureDoor door, SessionWatch sessions, LineBeat beat,
        IHostApplicationLifetime lifetime)
    {
        var (incidentId, cameraId) = (IncidentId.Parse(incident), CameraId.Parse(camera));
        if ((stream == "audio" ? CameraStream.Audio : ViewerWord.Stream(stream ?? "main")) is not { } wanted)
        {
            return Task.FromResult<IResult>(Problem.Of(
                StatusCodes.Status400BadRequest, "no-such-stream", "A camera has the streams 'main', 'sub' and 'audio': ask for one of them, or leave it out."));
        }

        return AcceptAsync(http, sessions, beat, lifetime, (socket, line, session, stop) =>
            door.ServeAsync(http, socket, line, incidentId, new FeedId(cameraId, wanted), session, stop));
    }

    private static Task<IResult> WaitAsync(
        HttpContext http, LivePictureDoor door, SessionWatch sessions, LineBeat beat, TimeProvider time,
        IHostApplicationLifetime lifetime) =>
        AcceptAsync(http, sessions, beat, lifetime, async (socket, line, session, stop) =>
        {
            using var limit = new CancellationTokenSource(Waiting, time);
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
            var asking = AskedAsync(socket, waiting.Token);
            if (await Task.WhenAny(asking, session.Over) == session.Over)
            {
                // Who does not answer to the close is cut off.
                waiting.CancelAfter(Farewell.Courtesy);
                await Task.WhenAll(SendAwayAsync(socket, session, waiting.Token), asking);
            }
            else if (await asking is { } ask)
            {
                SocketUpgrade.SendBySocket(http, line);
                await door.ServeAsync(http, socket, line, ask.Incident, new FeedId(ask.Camera, ask.Stream), session, stop);
            }
        });

    private static async Task SendAwayAsync(WebSocket socket, SessionHold session, CancellationToken patience)
    {
        try
        {
            await LivePicture.RefuseAsync(socket, session.Reason ?? KnownSession.Unconfirmed, patience);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }

    /// <summary>Accepted before rights are looked at: a browser hears why only from a close.</summary>
    internal static async Task<IResult> AcceptAsync(
        HttpContext http, SessionWatch sessions, LineBeat beat, IHostApplicationLifetime lifetime,
        Func<WebSocket, ViewerLine, SessionHold, CancellationToken, Task> serve)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "websocket-only", "Pictures come over a WebSocket: connect with one.");
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var session = sessions.Hold(http.User.Session());
        var (socket, line) = await SocketUpgrade.AcceptAsync(http);
        beat.Join(line);
        try
        {
            using (socket)
            {
                await serve(socket, line, session, stop.Token);
            }
        }
        finally
        {
            beat.Leave(line);
        }

        return TypedResults.Empty;
    }

    private static async Task<PictureAsk?> AskedAsync(WebSocket socket, CancellationToken stop)
    {
        var buffer = new byte[512];
        try
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), stop);
            if (received is { MessageType: WebSocketMessageType.Text, EndOfMessage: true })
            {
                return JsonSerializer.Deserialize<PictureAsk>(buffer.AsSpan(0, received.Count), ApiJson.Options)
                    ?? throw new JsonException("Nothing is asked for.");
            }

            await Farewell.SayAsync(socket, WebSocketCloseStatus.InvalidPayloadData, "ask-for-a-picture", stop);
        }
        catch (JsonException)
        {
            await Farewell.SayAsync(socket, WebSocketCloseStatus.InvalidPayloadData, "ask-for-a-picture", stop);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Nobody asked: the console went, or waits no longer.
        }

        return null;
    }

    private sealed record PictureAsk(IncidentId Incident, CameraId Camera, CameraStream Stream = CameraStream.Main);
}
