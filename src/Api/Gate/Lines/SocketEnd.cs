using System.Net.Sockets;

namespace LiveView.Api.Gate.Lines;

/// <summary>
/// Sends on the connection's own socket, past the server's pipe: no copy, and no task where the kernel has room. For a connection that was
/// upgraded and is not encrypted by this server, once nothing of the server's own is under way on it any more.
/// </summary>
internal sealed class SocketEnd : ISendingEnd
{
    private readonly Socket _socket;
    private readonly Action _abort;

    /// <param name="socket">The connection; from now on a send that finds no room returns instead of waiting.</param>
    /// <param name="abort">Ends the connection for the server too.</param>
    public SocketEnd(Socket socket, Action abort)
    {
        _socket = socket;
        _abort = abort;
        socket.Blocking = false;
    }

    public Task? Send(ReadOnlyMemory<byte> bytes)
    {
        var sent = _socket.Send(bytes.Span, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.Success when sent == bytes.Length => null,
            SocketError.Success => SendRestAsync(bytes[sent..]),
            SocketError.WouldBlock => SendRestAsync(bytes),
            _ => throw new SocketException((int)error),
        };
    }

    public int Approach() => _socket.Blocking ? 1 : 0;

    public void Abort()
    {
        try
        {
            // A reset: what lies in the kernel does not leave any more.
            _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }

        _abort();
    }

    private async Task SendRestAsync(ReadOnlyMemory<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            rest = rest[await _socket.SendAsync(rest, SocketFlags.None)..];
        }
    }
}
