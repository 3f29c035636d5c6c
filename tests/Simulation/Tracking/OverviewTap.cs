using System.Net.WebSockets;
using System.Text;
using LiveView.Simulation.Desks;

namespace LiveView.Simulation.Tracking;

/// <summary>A console that shows an overview: says what is in view, and has each frame before it says so.</summary>
public sealed class OverviewTap : IAsyncDisposable
{
    /// <summary>The Netherlands.</summary>
    public static readonly double[] Country = [3.3, 50.7, 7.3, 53.6];

    private readonly WebSocket _socket;
    private readonly OverviewState _state = new();
    private readonly byte[] _buffer = new byte[256 * 1024];

    private OverviewTap(WebSocket socket) => _socket = socket;

    /// <summary>What it shows by now.</summary>
    public OverviewState State => _state;

    /// <summary>How it was closed: code and reason.</summary>
    public (int Code, string? Reason) Closed => ((int)(_socket.CloseStatus ?? 0), _socket.CloseStatusDescription);

    public static async Task<OverviewTap> OpenAsync(DeskSession desk, string incident, CancellationToken cancellation = default)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = desk.Cookies;
        socket.Options.SetRequestHeader("Origin", desk.Origin);
        await socket.ConnectAsync(new Uri($"{desk.Origin.Replace("http", "ws", StringComparison.Ordinal)}/v1/incidents/{incident}/objects/overview"), cancellation);
        return new OverviewTap(socket);
    }

    /// <summary>A console at the other end of a socket that is open already.</summary>
    public static OverviewTap Of(WebSocket socket) => new(socket);

    /// <summary>Says what is in view: west, south, east, north.</summary>
    public Task ShowAsync(double[] view, CancellationToken cancellation = default) =>
        SayAsync($"{{\"view\":[{string.Join(',', view.Select(each => each.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]}}", cancellation);

    public Task SayAsync(string word, CancellationToken cancellation = default) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(word), WebSocketMessageType.Text, endOfMessage: true, cancellation);

    /// <summary>The next frame, drawn and acknowledged; null when the line was closed.</summary>
    /// <param name="keeps">False for a console that does not say that it has it.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<OverviewFrame?> NextAsync(bool keeps = true, CancellationToken cancellation = default)
    {
        var length = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
            length += received.Count;
        }
        while (!received.EndOfMessage);
        if (received.MessageType == WebSocketMessageType.Close)
            return null;
        var frame = OverviewFrame.Read(_buffer.AsSpan(0, length));
        _state.Draw(frame);
        if (keeps)
            await SayAsync($"{{\"has\":{frame.Number}}}", cancellation);
        return frame;
    }

    /// <summary>Reads on until it shows what is wanted.</summary>
    public async Task<OverviewFrame> UntilAsync(Func<OverviewState, bool> shows, TimeSpan atMost)
    {
        using var patience = new CancellationTokenSource(atMost, TimeProvider.System);
        while (await NextAsync(cancellation: patience.Token) is { } frame)
        {
            if (shows(_state))
                return frame;
        }

        throw new InvalidOperationException($"The line was closed before that: {Closed}.");
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
