using System.Net.WebSockets;
using System.Text;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Pictures;

/// <summary>A picture socket that is opened ahead of time and then asks, as consoles do; counts what it gets.</summary>
internal sealed class AskingSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ClientWebSocket _socket = new();

    public long PictureBytes { get; private set; }

    public int? Closed => (int?)_socket.CloseStatus;

    public static async Task<AskingSocket> OpenAsync(DeskSession session)
    {
        var asking = new AskingSocket();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        asking._socket.Options.Cookies = session.Cookies;
        asking._socket.Options.SetRequestHeader("Origin", session.Origin);
        asking._socket.Options.Proxy = null;
        await asking._socket.ConnectAsync(new UriBuilder(new Uri(session.Server, "/v1/pictures")) { Scheme = "ws" }.Uri, patience.Token);
        return asking;
    }

    public static async Task<AskingSocket> AskAsync(DeskSession session, string message)
    {
        var asking = await OpenAsync(session);
        await asking.AskAsync(message);
        return asking;
    }

    public async Task AskAsync(string message)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    /// <summary>Reads until it is closed, or until the first picture.</summary>
    public async Task ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var buffer = new byte[64 * 1024];
        while (PictureBytes == 0)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            PictureBytes += part.MessageType == WebSocketMessageType.Binary ? part.Count : 0;
        }
    }

    public void Dispose() => _socket.Dispose();
}
