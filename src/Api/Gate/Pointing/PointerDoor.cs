using System.Net.WebSockets;
using LiveView.Api.Desks;
using LiveView.Api.Gate.Lines;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Pointing;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Pointing;

namespace LiveView.Api.Gate.Pointing;

/// <summary>Lets one console see where others point on the map of one incident, and point there itself.</summary>
internal sealed class PointerDoor(IClusterClient cluster, PointerRooms maps, DeskEars desks, TimeProvider time, ILogger<PointerDoor> logger)
{
    /// <summary>Nobody says for now what may be seen: ask again.</summary>
    public const string NotConfirmed = "not-confirmed";

    private const int RightsEnded = 4403;
    private const int TooSlow = 4408;

    public async Task ServeAsync(
        HttpContext http, WebSocket socket, ViewerLine line, IncidentId incident, SessionHold session, CancellationToken stop)
    {
        var viewer = http.User.Actor();
        await desks.ListenAsync(viewer.Organisation);
        var own = new OwnPointer(
            viewer, http.User.OrganisationNamed(), NameInitials.Of(http.User.DisplayName()),
            cluster.GetGrain<IPointersGrain>(GrainKeys.Pointers(incident)), time, logger);
        var stream = new PointerStream(socket, viewer, session, own, time);
        Action wake = stream.Wake;
        session.OnEnded(wake);
        var map = await maps.JoinAsync(incident, wake);
        try
        {
            await RunAsync(map, own, stream, socket, line, stop);
        }
        finally
        {
            map.Leave(wake);
        }
    }

    private async Task RunAsync(PointerRoom map, OwnPointer own, PointerStream stream, WebSocket socket, ViewerLine line, CancellationToken stop)
    {
        // Cancelling a receive tears the socket down, so that is kept for last: the console must still hear why.
        using var deaf = new CancellationTokenSource();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, line.Gone);
        var listening = ListenAsync(own, socket, over, deaf.Token);
        var pointing = own.RunAsync(map, stream.Wake, over.Token);
        var reason = await stream.RunAsync(map, over.Token);
        reason = own.Fault ?? reason;
        await over.CancelAsync();
        await Farewell.CallAsync(socket, Status(reason), reason, time);
        deaf.CancelAfter(Farewell.Courtesy);
        await Task.WhenAll(listening, pointing);
    }

    /// <summary>
    /// Hears where the console points; a word that is none, or too many of them, ends the line. It is heard on until it closes: what nobody had
    /// read would reset the connection, and the console might not learn why.
    /// </summary>
    private static async Task ListenAsync(OwnPointer own, WebSocket socket, CancellationTokenSource over, CancellationToken deaf)
    {
        var buffer = new byte[PointerWord.MostBytes];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), deaf) is { MessageType: not WebSocketMessageType.Close } received)
            {
                if (own.Fault is null)
                {
                    own.Hear(received is { MessageType: WebSocketMessageType.Text, EndOfMessage: true } ? buffer.AsSpan(0, received.Count) : default);
                }

                if (own.Fault is not null)
                {
                    await over.CancelAsync();
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The console is gone, or is being sent away.
        }

        await over.CancelAsync();
    }

    private static WebSocketCloseStatus Status(string reason) => reason switch
    {
        "left" => WebSocketCloseStatus.NormalClosure,
        "bad-pointer" => WebSocketCloseStatus.InvalidPayloadData,
        "too-fast" => WebSocketCloseStatus.PolicyViolation,
        "too-slow" => (WebSocketCloseStatus)TooSlow,
        // RFC 6455 has no name for 1013 but its registry does: try again later.
        NotConfirmed => (WebSocketCloseStatus)1013,
        _ => (WebSocketCloseStatus)RightsEnded,
    };
}
