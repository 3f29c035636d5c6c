using System.Net.WebSockets;

namespace LiveView.Api.Gate;

/// <summary>Closes a socket with a reason. Whoever does not answer is cut off: nobody holds a line open by not listening.</summary>
internal static class Farewell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task SayAsync(WebSocket socket, WebSocketCloseStatus status, string reason, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await socket.CloseAsync(status, reason, patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }
}
