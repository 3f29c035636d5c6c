using System.Net;
using System.Net.Sockets;

namespace LiveView.Media.Line;

/// <summary>
/// The one port on which this node hands cameras to ffmpeg: each run listens there on a loopback address of its own, so that a child can
/// be confined to one port and still reaches one camera only.
/// </summary>
internal sealed class RelayPort : IDisposable
{
    private readonly Socket _held;
    private int _last;

    public RelayPort()
    {
        _held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // Taken for as long as the node lives, and never listened on.
        _held.Bind(new IPEndPoint(AddressOf(0), 0));
        Port = ((IPEndPoint)_held.LocalEndPoint!).Port;
    }

    public int Port { get; }

    /// <summary>Listens where nobody does yet.</summary>
    public Socket Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(AddressOf(1 + ((Interlocked.Increment(ref _last) & int.MaxValue) % 0xFFFE)), Port));
            listener.Listen(1);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    public void Dispose() => _held.Dispose();

    private static IPAddress AddressOf(int number) => new([127, 77, (byte)(number >> 8), (byte)number]);
}
