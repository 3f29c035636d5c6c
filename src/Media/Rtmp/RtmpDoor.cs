using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Rtmp;

/// <summary>
/// Where partners push over RTMP. A line is kept only when somebody waits for the name under which it publishes and the key is right;
/// everybody else hears the same refusal, so that names cannot be found out.
/// </summary>
internal sealed class RtmpDoor : IAsyncDisposable
{
    private const int MostGreetings = 32;

    /// <summary>Whoever opens lines and says nothing holds no more than this: many pushers may come from one address, but each greets in no time.</summary>
    private const int MostFromOne = 8;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Expected> _expected = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<IPAddress, int> _greetings = [];
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TcpListener? _listener;
    private readonly Task _accepting = Task.CompletedTask;

    /// <param name="listen">Where; null for nowhere.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Event ids 3010 to 3012.</param>
    public RtmpDoor(IPEndPoint? listen, TimeProvider time, ILogger logger)
    {
        (_time, _logger) = (time, logger);
        if (listen is null)
        {
            return;
        }

        var listener = new TcpListener(listen);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            RtmpLog.NotOpened(logger, listen.Port, e.Message);
            listener.Dispose();
            return;
        }

        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    /// <summary>Whether anybody can come.</summary>
    public bool IsOpen => _listener is not null;

    /// <summary>Waits for who publishes under a name and knows the key. One at a time waits for a name; a later one takes its place.</summary>
    /// <returns>The line, before the pusher was told that it may send; for the caller to dispose.</returns>
    public async Task<RtmpSession> WaitAsync(string name, string key, CancellationToken cancellation)
    {
        var expected = new Expected(Hash(key));
        lock (_gate)
        {
            _expected[name] = expected;
        }

        try
        {
            return await expected.Came.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Forget(name, expected);
            if (!expected.Came.TrySetCanceled(CancellationToken.None))
            {
                // It came at the very moment at which nobody waited any more.
                await (await expected.Came.Task.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener?.Dispose();
        await _accepting.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        var greeting = new HashSet<Task>();
        try
        {
            while (true)
            {
                greeting.RemoveWhere(task => task.IsCompleted);
                if (await NextAsync(listener).ConfigureAwait(false) is not { } socket)
                {
                    await Task.Delay(s_pause, _time, _stop.Token).ConfigureAwait(false);
                }
                else if (Enter(socket) is { } from)
                {
                    greeting.Add(GreetAsync(socket, from));
                }
                else
                {
                    socket.Dispose();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The node stops.
        }

        await Task.WhenAll(greeting).ConfigureAwait(false);
    }

    /// <summary>The next line; null when it broke at once, or there is no room for one more.</summary>
    private async Task<Socket?> NextAsync(TcpListener listener)
    {
        try
        {
            return await listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            _stop.Token.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Takes a place for a line and says for whom, to be given back by <see cref="Leave"/>; null when there is none, or it broke.</summary>
    private IPAddress? Enter(Socket socket)
    {
        if (From(socket) is not { } from)
        {
            return null;
        }

        lock (_gate)
        {
            var known = _greetings.GetValueOrDefault(from);
            if (known >= MostFromOne || _greetings.Values.Sum() >= MostGreetings)
            {
                return null;
            }

            _greetings[from] = known + 1;
            return from;
        }
    }

    private void Leave(IPAddress from)
    {
        lock (_gate)
        {
            if (--_greetings[from] == 0)
            {
                _greetings.Remove(from);
            }
        }
    }

    private static IPAddress? From(Socket socket)
    {
        try
        {
            return (socket.RemoteEndPoint as IPEndPoint)?.Address;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private async Task GreetAsync(Socket socket, IPAddress from)
    {
        var session = new RtmpSession(new NetworkStream(socket, ownsSocket: true));
        var isTaken = false;
        try
        {
            using var patience = new CancellationTokenSource(s_patience, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token);
            isTaken = Give(await session.GreetAsync(either.Token).ConfigureAwait(false), session);
            if (!isTaken)
            {
                RtmpLog.Refused(_logger);
                await session.RefuseAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is RtmpFormatException or IOException or SocketException or OperationCanceledException)
        {
            RtmpLog.NoPusher(_logger, e.Message);
        }
        finally
        {
            if (!isTaken)
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }

            Leave(from);
        }
    }

    private bool Give(PublishRequest request, RtmpSession session)
    {
        lock (_gate)
        {
            if (!_expected.TryGetValue(request.Name, out var expected)
                || !CryptographicOperations.FixedTimeEquals(expected.Key, Hash(request.Key)) || !expected.Came.TrySetResult(session))
            {
                return false;
            }

            _expected.Remove(request.Name);
            return true;
        }
    }

    private void Forget(string name, Expected expected)
    {
        lock (_gate)
        {
            if (_expected.GetValueOrDefault(name) == expected)
            {
                _expected.Remove(name);
            }
        }
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private sealed class Expected(byte[] key)
    {
        public byte[] Key => key;

        public TaskCompletionSource<RtmpSession> Came { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
