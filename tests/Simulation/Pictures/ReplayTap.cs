using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using LiveView.Simulation.Desks;

namespace LiveView.Simulation.Pictures;

/// <summary>Looks back at one camera with a bare WebSocket.</summary>
public sealed class ReplayTap : IAsyncDisposable
{
    private const byte FragmentKind = 2;
    private const byte CatchUp = 2;
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[4 * 1024 * 1024];
    private long _wishes;

    private ReplayTap()
    {
    }

    /// <summary>Earliest and latest picture, as the server said at the start; null when it let nobody in.</summary>
    public (DateTimeOffset From, DateTimeOffset Until)? Extent { get; private set; }

    /// <summary>Close code and reason, when the server closed.</summary>
    public (int Code, string? Reason)? Closed { get; private set; }

    public static async Task<ReplayTap> OpenAsync(DeskSession session, string incident, string camera, CancellationToken cancellation)
    {
        var tap = new ReplayTap();
        tap._socket.Options.Cookies = session.Cookies;
        tap._socket.Options.SetRequestHeader("Origin", session.Origin);
        tap._socket.Options.Proxy = null;
        var address = new UriBuilder(new Uri(session.Server, $"/v1/incidents/{incident}/cameras/{camera}/replay")) { Scheme = "ws" }.Uri;
        await tap._socket.ConnectAsync(address, cancellation);
        if (await tap.NextAsync(cancellation) is { Text: { } extent })
        {
            tap.Extent = (extent.GetProperty("from").GetDateTimeOffset(), extent.GetProperty("until").GetDateTimeOffset());
        }

        return tap;
    }

    /// <summary>Asks for the picture at a moment, and gives when it was taken and how long it took until it was here.</summary>
    public async Task<(DateTimeOffset At, TimeSpan Took)?> SeekAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        await WishAsync(new { at, playing = false, number = ++_wishes }, cancellation);
        while (await NextAsync(cancellation) is { } message)
        {
            if (message is { Text: null, Kind: FragmentKind } && (message.Flags & CatchUp) == 0)
            {
                return (message.At, since.Elapsed);
            }
        }

        return null;
    }

    /// <summary>Plays from a moment on; gives when each picture was taken, until nothing follows or one is later than a moment.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> PlayAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var pictures = new List<DateTimeOffset>();
        await WishAsync(new { at = from, playing = true, speed = 8, number = ++_wishes }, cancellation);
        while (await NextAsync(cancellation) is { } message)
        {
            if (message.Text is { } text && text.GetProperty("type").GetString() == "end")
            {
                break;
            }

            if (message is { Text: null, Kind: FragmentKind })
            {
                if (message.At > until)
                {
                    break;
                }

                pictures.Add(message.At);
            }
        }

        return pictures;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends a wish, and lets pass what still comes of the one before.</summary>
    private async Task WishAsync(object wish, CancellationToken cancellation)
    {
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(wish).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        while (await NextAsync(cancellation) is { } message)
        {
            if (message.Text is { } text && text.GetProperty("type").GetString() == "wish" && text.GetProperty("number").GetInt64() == _wishes)
            {
                break;
            }
        }
    }

    private async Task<Message?> NextAsync(CancellationToken cancellation)
    {
        var length = 0;
        while (Closed is null)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                Closed = ((int)(_socket.CloseStatus ?? 0), _socket.CloseStatusDescription);
                break;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Text
                    ? new Message(JsonDocument.Parse(Encoding.UTF8.GetString(_buffer, 0, length)).RootElement, 0, 0, default)
                    : new Message(
                        null, _buffer[0], _buffer[1],
                        PictureMessage.ArrivedAt(_buffer));
            }
        }

        return null;
    }

    private sealed record Message(JsonElement? Text, byte Kind, byte Flags, DateTimeOffset At);
}
