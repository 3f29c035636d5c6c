using System.Net;
using System.Net.Sockets;

namespace LiveView.Benchmarks.Cameras;

/// <summary>The network cable of a camera: a place to connect to that leads there, until somebody pulls it.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<Socket> _ends = [];
    private readonly int _camera;
    private readonly Task _serving;
    private bool _pulled;

    /// <param name="camera">Port of the camera on this machine.</param>
    public Cable(int camera)
    {
        _camera = camera;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every connection is reset, and new ones are too.</summary>
    public void Pull()
    {
        lock (_gate)
        {
            _pulled = true;
            _ends.ForEach(end => end.Close(0));
            _ends.Clear();
        }
    }

    public void PlugIn()
    {
        lock (_gate)
            _pulled = false;
    }

    public async ValueTask DisposeAsync()
    {
        Pull();
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var pumps = new List<Task>();
        try
        {
            while (true)
            {
                var visitor = await _listener.AcceptSocketAsync(_stop.Token);
                var camera = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                visitor.NoDelay = true;
                await camera.ConnectAsync(IPAddress.Loopback, _camera, _stop.Token);
                lock (_gate)
                {
                    if (_pulled)
                    {
                        visitor.Close(0);
                        camera.Close(0);
                        continue;
                    }
                    _ends.AddRange([visitor, camera]);
                }
                pumps.Add(PumpAsync(visitor, camera));
                pumps.Add(PumpAsync(camera, visitor));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(pumps);
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), _stop.Token) is var read and > 0)
                await to.SendAsync(buffer.AsMemory(0, read), _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Pulled.
        }
        from.Close(0);
        to.Close(0);
    }
}
