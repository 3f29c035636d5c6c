using System.Net.WebSockets;
using System.Text;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Pictures;

/// <summary>A picture socket that is opened ahead of time and then asks, as consoles do; counts what it gets.</summary>
internal sealed class AskingSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ClientWebSocket _socket = new();

    public long PictureBytes { get; private set; }

    public int? Closed => (int?)_socket.CloseStatus;

    /// <summary>Why it was closed.</summary>
    public string? Reason => _socket.CloseStatusDescription;

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

    /// <summary>Reads until a whole binary message has followed a text that contains this, or it is closed.</summary>
    /// <returns>The text, and how many picture messages came before it; null when it was closed.</returns>
    public async Task<(string Text, int Before)?> UntilAsync(string wanted)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var buffer = new byte[64 * 1024];
        string? found = null;
        for (var before = 0; ;)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            switch (part.MessageType)
            {
                case WebSocketMessageType.Close:
                    return null;
                case WebSocketMessageType.Binary when part.EndOfMessage && found is not null:
                    return (found, before);
                case WebSocketMessageType.Binary:
                    PictureBytes += part.Count;
                    before += part.EndOfMessage ? 1 : 0;
                    break;
                default:
                    var text = Encoding.UTF8.GetString(buffer, 0, part.Count);
                    found = text.Contains(wanted, StringComparison.Ordinal) ? text : found;
                    break;
            }
        }
    }

    /// <summary>Everything that comes for a while.</summary>
    public async Task<(List<string> Texts, List<byte[]> Messages)> CollectAsync(TimeSpan length)
    {
        var (texts, messages) = (new List<string>(), new List<byte[]>());
        var (buffer, filled, since) = (new byte[4 * 1024 * 1024], 0, TimeProvider.System.GetTimestamp());
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (TimeProvider.System.GetElapsedTime(since) < length)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(filled), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            filled += part.Count;
            if (part.EndOfMessage && part.MessageType == WebSocketMessageType.Text)
            {
                texts.Add(Encoding.UTF8.GetString(buffer, 0, filled));
            }
            else if (part.EndOfMessage)
            {
                messages.Add(buffer[..filled]);
            }

            filled = part.EndOfMessage ? 0 : filled;
        }

        return (texts, messages);
    }

    public void Dispose() => _socket.Dispose();
}
