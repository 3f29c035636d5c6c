using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using LiveView.Simulation.Desks;

namespace LiveView.Simulation.Pointing;

/// <summary>A console with the map of an incident open: sees where others point, and points.</summary>
public sealed class PointerTap : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private readonly WebSocket _socket;
    private readonly byte[] _buffer = new byte[16 * 1024];

    private PointerTap(WebSocket socket) => _socket = socket;

    /// <summary>How it was closed: code and reason.</summary>
    public (int Code, string? Reason) Closed => ((int)(_socket.CloseStatus ?? 0), _socket.CloseStatusDescription);

    /// <summary>How many frames came.</summary>
    public int Frames { get; private set; }

    public static async Task<PointerTap> OpenAsync(DeskSession desk, string incident)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = desk.Cookies;
        socket.Options.SetRequestHeader("Origin", desk.Origin);
        await socket.ConnectAsync(
            new Uri($"{desk.Origin.Replace("http", "ws", StringComparison.Ordinal)}/v1/incidents/{incident}/map/pointers"), CancellationToken.None);
        return new PointerTap(socket);
    }

    public Task PointAsync(double longitude, double latitude = 52.09, string map = "site") =>
        SayAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"at":[{{longitude}},{{latitude}}],"map":"{{map}}"}"""));

    public Task StopAsync() => SayAsync("{}");

    public Task SayAsync(string word) => _socket.SendAsync(Encoding.UTF8.GetBytes(word), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Reads on until what it is told is as wanted.</summary>
    /// <exception cref="InvalidOperationException">The line was closed before that.</exception>
    public async Task<PointersShown> UntilAsync(Func<PointersShown, bool> wanted)
    {
        while (await NextAsync() is { } frame)
        {
            if (wanted(frame))
                return frame;
        }

        throw new InvalidOperationException($"The line was closed before that: {Closed}.");
    }

    /// <summary>Reads on until the line is closed.</summary>
    public async Task<(int Code, string? Reason)> RestAsync()
    {
        while (await NextAsync() is not null)
        {
        }

        return Closed;
    }

    /// <summary>The next frame; null when the line was closed.</summary>
    public async Task<PointersShown?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Soon, TimeProvider.System);
        var received = await _socket.ReceiveAsync(_buffer.AsMemory(), patience.Token);
        if (received.MessageType == WebSocketMessageType.Close)
            return null;
        if (!received.EndOfMessage)
            throw new InvalidDataException("A frame is longer than sixteen pointers take.");
        Frames++;
        var frame = JsonSerializer.Deserialize<JsonElement>(_buffer.AsSpan(0, received.Count));
        return new PointersShown(
            [.. frame.GetProperty("pointers").EnumerateArray().Select(each => new PointerShown(
                each.GetProperty("room").GetString()!, each.GetProperty("initials").GetString()!,
                each.GetProperty("at")[0].GetDouble(), each.GetProperty("at")[1].GetDouble()))],
            frame.GetProperty("stopped") is { ValueKind: JsonValueKind.Object } stopped ? stopped.GetProperty("why").GetString() : null);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
