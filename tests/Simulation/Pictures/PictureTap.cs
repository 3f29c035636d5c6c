using System.Net.WebSockets;
using System.Text;
using LiveView.Simulation.Desks;

namespace LiveView.Simulation.Pictures;

/// <summary>
/// Watches one camera with a bare WebSocket and counts what arrives. It proves what left the server, not what a page chose to show.
/// </summary>
public sealed class PictureTap : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> texts = [];
    private long bytes;
    private long messages;
    private long firstAt;
    private long lastAt;

    private PictureTap(DeskSession session, string incident, string camera)
    {
        Camera = camera;
        Person = session.Person;
        var address = new UriBuilder(new Uri(session.Server, $"/v1/incidents/{incident}/cameras/{camera}/live"))
        {
            Scheme = session.Server.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
        }.Uri;
        socket.Options.Cookies = session.Cookies;
        socket.Options.SetRequestHeader("Origin", session.Origin);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Proxy = null;
        Ended = RunAsync(address);
    }

    public string Camera { get; }

    public string Person { get; }

    /// <summary>Bytes in binary messages: only those carry pictures.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public long Messages => Interlocked.Read(ref messages);

    public DateTimeOffset? FirstBinaryAt => At(ref firstAt);

    public DateTimeOffset? LastBinaryAt => At(ref lastAt);

    /// <summary>HTTP status when the server refused before the upgrade; null when it let us in.</summary>
    public int? Refused { get; private set; }

    /// <summary>Close code and reason, when the server closed.</summary>
    public (int Code, string? Reason)? Closed { get; private set; }

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (texts)
                return [.. texts];
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
        var winner = await Task.WhenAny(first.Task, Ended, Task.Delay(atMost, TimeProvider.System));
        return winner == first.Task || Messages > 0;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Ended;
        socket.Dispose();
    }

    private async Task RunAsync(Uri address)
    {
        try
        {
            await socket.ConnectAsync(address, stopping.Token);
            var buffer = new byte[64 * 1024];
            var text = new StringBuilder();
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), stopping.Token);
                switch (part.MessageType)
                {
                    case WebSocketMessageType.Binary:
                        Count(part.Count, part.EndOfMessage);
                        break;
                    case WebSocketMessageType.Text:
                        text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                        if (part.EndOfMessage)
                        {
                            lock (texts)
                                texts.Add(text.ToString());
                            text.Clear();
                        }
                        break;
                    case WebSocketMessageType.Close:
                        Closed = ((int)(socket.CloseStatus ?? 0), socket.CloseStatusDescription);
                        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stopping.Token);
                        return;
                }
            }
        }
        catch (WebSocketException)
        {
            if (socket.HttpStatusCode is not (0 or System.Net.HttpStatusCode.SwitchingProtocols))
                Refused = (int)socket.HttpStatusCode;
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Count(int size, bool whole)
    {
        var now = TimeProvider.System.GetUtcNow().Ticks;
        Interlocked.Add(ref bytes, size);
        Interlocked.CompareExchange(ref firstAt, now, 0);
        Interlocked.Exchange(ref lastAt, now);
        if (!whole)
            return;
        Interlocked.Increment(ref messages);
        first.TrySetResult();
    }

    private static DateTimeOffset? At(ref long ticks) => Interlocked.Read(ref ticks) is var t and not 0 ? new DateTimeOffset(t, TimeSpan.Zero) : null;
}
