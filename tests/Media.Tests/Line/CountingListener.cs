using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LiveView.Media.Tests.Line;

/// <summary>Listens on every address of this machine, and remembers by which of them somebody came.</summary>
internal sealed class CountingListener : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
    private readonly ConcurrentQueue<IPAddress> _visits = new();

    public CountingListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public IReadOnlyCollection<IPAddress> Visits => _visits;

    /// <summary>Visits once nobody can be on the way any more: whoever came before this one has been counted.</summary>
    public async Task<IReadOnlyList<IPAddress>> SettledAsync()
    {
        var marker = IPAddress.Parse("127.99.99.99");
        using var last = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await last.ConnectAsync(marker, Port);
        while (!_visits.Contains(marker))
        {
            await Task.Yield();
        }

        return [.. _visits.Where(visit => !visit.Equals(marker))];
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var visitor = await _listener.AcceptAsync();
                var at = ((IPEndPoint)visitor.LocalEndPoint!).Address;
                _visits.Enqueue(at.IsIPv4MappedToIPv6 ? at.MapToIPv4() : at);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
