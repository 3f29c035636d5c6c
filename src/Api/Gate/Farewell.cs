using System.Net.WebSockets;

namespace LiveView.Api.Gate;

/// <summary>Closes a socket with a reason. Whoever does not answer is cut off: nobody holds a line open by not listening.</summary>
internal static class Farewell
{
    /// <summary>How long a viewer whose pictures have ended gets to hear why.</summary>
    public static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Says why, but does not wait for a viewer that does not listen. Its answer is heard elsewhere.</summary>
    public static async Task CallAsync(WebSocket socket, WebSocketCloseStatus status, string reason, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(Courtesy, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, reason, patience.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }

    /// <summary>Says why and waits for the answer.</summary>
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
