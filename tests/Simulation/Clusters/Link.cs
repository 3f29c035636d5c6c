using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace LiveView.Simulation.Clusters;

/// <summary>A network line between two processes, which can be cut, and which counts what it carried.</summary>
public sealed class Link : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly IPEndPoint _target;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Socket, StrongBox<long>> _open = new();
    private readonly Task _accepting;
    private volatile bool _cut;
    private volatile bool _swallows;
    private long _connections;
    private long _bytes;

    /// <param name="from">The loopback port at which it begins.</param>
    /// <param name="to">The one it leads to.</param>
    public Link(int from, int to)
    {
        _target = new IPEndPoint(IPAddress.Loopback, to);
        _listener = new TcpListener(IPAddress.Loopback, from);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Connections that were made over it.</summary>
    public long Connections => Interlocked.Read(ref _connections);

    /// <summary>Connections that stand now.</summary>
    public int Open => _open.Count;

    /// <summary>Bytes that came back over it.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Bytes that came back over each of the connections that stand now.</summary>
    public IReadOnlyList<long> Carried => [.. _open.Values.Select(each => Interlocked.Read(ref each.Value))];

    /// <summary>Every connection is reset, and new ones too.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var socket in _open.Keys)
            Reset(socket);
    }

    /// <summary>Connections stay, and nothing comes through any more: what a broken line looks like to both ends.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>The line is there again. What it swallowed is lost, so what stood is reset.</summary>
    public void Mend()
    {
        _cut = false;
        if (_swallows)
        {
            _swallows = false;
            foreach (var socket in _open.Keys)
                Reset(socket);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptSocketAsync(_stopping.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task CarryAsync(Socket near)
    {
        using var far = new Socket(_target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        var carried = new StrongBox<long>();
        _open[near] = carried;
        try
        {
            if (_cut)
                return;
            Interlocked.Increment(ref _connections);
            await far.ConnectAsync(_target, _stopping.Token);
            await Task.WhenAny(CopyAsync(near, far, counted: null), CopyAsync(far, near, carried));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
        finally
        {
            _open.TryRemove(near, out _);
            Reset(near);
        }
    }

    private async Task CopyAsync(Socket from, Socket to, StrongBox<long>? counted)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, _stopping.Token)) > 0)
            {
                if (_swallows)
                    continue;
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None, _stopping.Token);
                if (counted is not null)
                {
                    Interlocked.Add(ref _bytes, count);
                    Interlocked.Add(ref counted.Value, count);
                }
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }
}
