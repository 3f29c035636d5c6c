using System.Net.WebSockets;
using LiveView.Api.Desks;
using LiveView.Api.Gate.Follow;
using LiveView.Api.Gate.Lines;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate.Overview;

/// <summary>Lets one console see on its map what its person may follow in one incident: first the leases, then places.</summary>
internal sealed class OverviewDoor(
    IClusterClient cluster, LeaseBook leases, DeskEars desks, TrackFeeds feeds, TimeProvider time, ILogger<OverviewDoor> logger)
{
    private const int RightsEnded = 4403;
    private const int TooSlow = 4408;

    public async Task ServeAsync(
        HttpContext http, WebSocket socket, ViewerLine line, IncidentId incident, SessionHold session, CancellationToken stop)
    {
        var viewer = http.User.Actor();
        await desks.ListenAsync(viewer.Organisation);
        var sight = new IncidentSight(viewer, session, incident, cluster, leases, feeds, time, logger);
        var stream = new OverviewStream(socket, sight, time);
        var reason = "failed";
        try
        {
            await sight.BeginAsync();
            reason = await RunAsync(stream, sight, socket, line, stop);
        }
        finally
        {
            FollowLog.OverviewEnded(logger, incident, reason, stream.Frames, stream.Bytes);
            await sight.EndAsync(reason);
        }
    }

    private async Task<string> RunAsync(OverviewStream stream, IncidentSight sight, WebSocket socket, ViewerLine line, CancellationToken stop)
    {
        // Cancelling a receive tears the socket down, so that is kept for last: the console must still hear why.
        using var deaf = new CancellationTokenSource();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, line.Gone);
        var listening = ListenAsync(stream, socket, over, deaf.Token);
        var reason = sight.Over ?? await stream.RunAsync(over.Token);
        reason = stream.IsMisspoken ? "bad-view" : reason;
        await Farewell.CallAsync(socket, Status(reason), reason, time);
        deaf.CancelAfter(Farewell.Courtesy);
        await listening;
        return reason;
    }

    /// <summary>Hears what the console says; a word that is none ends the line.</summary>
    private static async Task ListenAsync(OverviewStream stream, WebSocket socket, CancellationTokenSource over, CancellationToken deaf)
    {
        var buffer = new byte[OverviewWord.MostBytes];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), deaf) is { MessageType: not WebSocketMessageType.Close } received)
            {
                stream.Hear(received is { MessageType: WebSocketMessageType.Text, EndOfMessage: true } ? buffer.AsSpan(0, received.Count) : default);
                if (stream.IsMisspoken)
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
        "bad-view" => WebSocketCloseStatus.InvalidPayloadData,
        "too-slow" => (WebSocketCloseStatus)TooSlow,
        _ => (WebSocketCloseStatus)RightsEnded,
    };
}
