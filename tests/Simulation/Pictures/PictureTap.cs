using System.Net.WebSockets;
using System.Text;
using LiveView.Simulation.Desks;

namespace LiveView.Simulation.Pictures;

/// <summary>
/// Watches one camera with a bare WebSocket and counts what arrives. It proves what left the server, not what a page chose to show.
/// </summary>
public sealed class PictureTap : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _texts = [];
    private long _bytes;
    private long _messages;
    private long _firstAt;
    private long _lastAt;
    private long _newest;

    private PictureTap(DeskSession session, string incident, string camera)
    {
        Camera = camera;
        Person = session.Person;
        var address = new UriBuilder(new Uri(session.Server, $"/v1/incidents/{incident}/cameras/{camera}/live"))
        {
            Scheme = session.Server.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
        }.Uri;
        _socket.Options.Cookies = session.Cookies;
        _socket.Options.SetRequestHeader("Origin", session.Origin);
        _socket.Options.CollectHttpResponseDetails = true;
        _socket.Options.Proxy = null;
        Ended = RunAsync(address);
    }

    public string Camera { get; }

    public string Person { get; }

    /// <summary>Bytes in binary messages: only those carry pictures.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public long Messages => Interlocked.Read(ref _messages);

    public DateTimeOffset? FirstBinaryAt => At(ref _firstAt);

    public DateTimeOffset? LastBinaryAt => At(ref _lastAt);

    /// <summary>When the newest picture that came had arrived at the server.</summary>
    public DateTimeOffset? NewestPictureAt => At(ref _newest);

    /// <summary>HTTP status when the server refused before the upgrade; null when it let us in.</summary>
    public int? Refused { get; private set; }

    /// <summary>Close code and reason, when the server closed.</summary>
    public (int Code, string? Reason)? Closed { get; private set; }

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_texts)
                return [.. _texts];
        }
    }

    /// <summary>Completes when the connection is over, for whatever reason. Never faults.</summary>
    public Task Ended { get; }

    public static PictureTap Open(DeskSession session, string incident, string camera) => new(session, incident, camera);

    /// <summary>Tries once: opens, waits until refused or for so long, and leaves.</summary>
    public static async Task<PictureTap> TryAsync(DeskSession session, string incident, string camera, TimeSpan atMost)
    {
        var tap = Open(session, incident, camera);
        await Task.WhenAny(tap.Ended, Task.Delay(atMost, TimeProvider.System));
        await tap.DisposeAsync();
        return tap;
    }

    /// <returns>False when the connection ended, or the time passed, without a picture.</returns>
    public async Task<bool> WaitForPictureAsync(TimeSpan atMost)
    {
        var winner = await Task.WhenAny(_first.Task, Ended, Task.Delay(atMost, TimeProvider.System));
        return winner == _first.Task || Messages > 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Ended;
        _socket.Dispose();
    }

    private async Task RunAsync(Uri address)
    {
        try
        {
            await _socket.ConnectAsync(address, _stopping.Token);
            var buffer = new byte[64 * 1024];
            var text = new StringBuilder();
            var begins = true;
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), _stopping.Token);
                switch (part.MessageType)
                {
                    case WebSocketMessageType.Binary:
                        if (begins)
                            Learn(buffer.AsSpan(0, part.Count));
                        begins = part.EndOfMessage;
                        Count(part.Count, part.EndOfMessage);
                        break;
                    case WebSocketMessageType.Text:
                        text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                        if (part.EndOfMessage)
                        {
                            lock (_texts)
                                _texts.Add(text.ToString());
                            text.Clear();
                        }
                        break;
                    case WebSocketMessageType.Close:
                        Closed = ((int)(_socket.CloseStatus ?? 0), _socket.CloseStatusDescription);
                        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _stopping.Token);
                        return;
                }
            }
        }
        catch (WebSocketException)
        {
            if (_socket.HttpStatusCode is not (0 or System.Net.HttpStatusCode.SwitchingProtocols))
                Refused = (int)_socket.HttpStatusCode;
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Learn(ReadOnlySpan<byte> message)
    {
        if (PictureMessage.IsPicture(message) && PictureMessage.ArrivedAt(message).Ticks is var at && at > Interlocked.Read(ref _newest))
            Interlocked.Exchange(ref _newest, at);
    }

    private void Count(int size, bool whole)
    {
        var now = TimeProvider.System.GetUtcNow().Ticks;
        Interlocked.Add(ref _bytes, size);
        Interlocked.CompareExchange(ref _firstAt, now, 0);
        Interlocked.Exchange(ref _lastAt, now);
        if (!whole)
            return;
        Interlocked.Increment(ref _messages);
        _first.TrySetResult();
    }

    private static DateTimeOffset? At(ref long ticks) => Interlocked.Read(ref ticks) is var t and not 0 ? new DateTimeOffset(t, TimeSpan.Zero) : null;
}
