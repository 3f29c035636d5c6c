using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks.Positions;

/// <summary>A broker of others, spoken to over plain sockets in its own protocol; at most once, nothing stored.</summary>
internal sealed class Broker(string name, int port, ChildProcess process, byte[][] hello, byte[][] subscribe, Func<byte[], byte[]> publish)
    : IAsyncDisposable
{
    public const string Mark = "#n=";

    public string Name => name;

    public static async Task<Broker> RedisAsync(CancellationToken cancellation)
    {
        var port = FreePort.Take();
        var process = ChildProcess.Start("redis-server", "redis-server", ["--port", Text(port), "--save", "", "--appendonly", "no"]);
        return await ListensAsync(new Broker("redis", port, process, [], [Ascii("*2\r\n$9\r\nSUBSCRIBE\r\n$1\r\np\r\n")],
            body => [.. Ascii($"*3\r\n$7\r\nPUBLISH\r\n$1\r\np\r\n${body.Length}\r\n"), .. body, .. "\r\n"u8]), cancellation);
    }

    public static async Task<Broker> NatsAsync(CancellationToken cancellation)
    {
        var port = FreePort.Take();
        var process = ChildProcess.Start("nats-server", "nats-server", ["-a", "127.0.0.1", "-p", Text(port)]);
        return await ListensAsync(new Broker("nats", port, process, [Ascii("CONNECT {\"verbose\":false}\r\n")], [Ascii("SUB p 1\r\n")],
            body => [.. Ascii($"PUB p {body.Length}\r\n"), .. body, .. "\r\n"u8]), cancellation);
    }

    public static async Task<Broker> MosquittoAsync(CancellationToken cancellation)
    {
        var port = FreePort.Take();
        var process = ChildProcess.Start("mosquitto", "mosquitto", ["-p", Text(port)]);
        byte[] connect = [0x10, 12, 0, 4, .. "MQTT"u8, 4, 2, 0, 0, 0, 0];
        byte[] subscribe = [0x82, 6, 0, 1, 0, 1, (byte)'p', 0];
        return await ListensAsync(new Broker("mosquitto", port, process, [connect], [subscribe], body =>
        {
            var length = body.Length + 3;
            return [0x30, .. length < 128 ? [(byte)length] : new[] { (byte)((length % 128) | 128), (byte)(length / 128) }, 0, 1, (byte)'p', .. body];
        }), cancellation);
    }

    /// <summary>Publishes at a rate to so many subscribers.</summary>
    public async Task<Arrivals> RunAsync(int subscribers, int messages, int perSecond, Func<int, byte[]> body, CancellationToken cancellation)
    {
        var arrivals = new Arrivals(messages);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lines = new List<Socket>();
        for (var i = 0; i < subscribers; i++)
        {
            var line = await ConnectAsync([.. hello, .. subscribe], cancellation);
            lines.Add(line);
            _ = ListenAsync(line, arrivals.Subscriber(), done.Token);
        }

        using var publisher = await ConnectAsync(hello, cancellation);
        _ = ListenAsync(publisher, _ => { }, done.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, cancellation);
        await Pace.RunAsync(messages, perSecond, async number =>
        {
            arrivals.Left(number);
            await publisher.SendAsync(publish(body(number)), cancellation);
        }, cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellation);
        await done.CancelAsync();
        lines.ForEach(line => line.Dispose());
        return arrivals;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<Socket> ConnectAsync(IEnumerable<byte[]> first, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
        foreach (var message in first)
        {
            await socket.SendAsync(message, cancellation);
        }

        return socket;
    }

    /// <summary>Looks for the number in whatever framing: the same for each broker.</summary>
    private static async Task ListenAsync(Socket line, Action<int> arrived, CancellationToken cancellation)
    {
        var (buffer, held) = (new byte[256 * 1024], 0);
        try
        {
            while (await line.ReceiveAsync(buffer.AsMemory(held), cancellation) is > 0 and var read)
            {
                held = Numbers(buffer.AsSpan(0, held + read), arrived);
                Buffer.BlockCopy(buffer, s_used.Value, buffer, 0, held);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private static readonly ThreadLocal<int> s_used = new();

    private static int Numbers(ReadOnlySpan<byte> text, Action<int> arrived)
    {
        var at = 0;
        while (text[at..].IndexOf("#n="u8) is >= 0 and var found && text[(at + found)..].IndexOf((byte)';') is > 0 and var end)
        {
            arrived(int.Parse(text.Slice(at + found + 3, end - 3), CultureInfo.InvariantCulture));
            at += found + end;
        }

        s_used.Value = at;
        return text.Length - at;
    }

    private static async Task<Broker> ListensAsync(Broker broker, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                (await broker.ConnectAsync([], cancellation)).Dispose();
                return broker;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
            }
        }
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
