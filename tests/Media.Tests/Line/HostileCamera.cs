using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveView.Media.Tests.Line;

/// <summary>A camera that answers every request with what a test gives it.</summary>
internal sealed class HostileCamera : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Func<string, string> _answer;

    public HostileCamera(Func<string, string> answer)
    {
        _answer = answer;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ = ServeAsync();
    }

    public int Port { get; }

    /// <summary>First lines of what it was asked.</summary>
    public List<string> Requests { get; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var visitor = await _listener.AcceptAsync();
                using var reader = new StreamReader(new NetworkStream(visitor), Encoding.Latin1);
                while (await ReadHeadAsync(reader) is { } head)
                {
                    lock (Requests)
                    {
                        Requests.Add(head.Split('\n')[0]);
                    }

                    var sequence = head.Split('\n').First(line => line.StartsWith("CSeq:", StringComparison.OrdinalIgnoreCase))[5..].Trim();
                    await visitor.SendAsync(Encoding.Latin1.GetBytes(_answer(head).Replace("{cseq}", sequence, StringComparison.Ordinal)));
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // Disposed, or the visitor left.
        }
    }

    private static async Task<string?> ReadHeadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
            {
                return head.ToString();
            }

            head.Append(line).Append('\n');
        }

        return null;
    }
}
