using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using LiveView.Api.Gate.Lines;
using LiveView.Media.Feeds;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Api.Tests.Gate.Lines;

/// <summary>The same over real sockets, which take what they have room for.</summary>
public class SocketEndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task A_socket_with_little_room_gets_every_byte_once_and_in_order()
    {
        using var pair = await Pair.ConnectAsync(room: 4096);
        var end = new SocketEnd(pair.Server, pair.Server.Dispose);
        var sent = Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 7 >> 3)).ToArray();
        var reading = pair.ReadAsync(sent.Length);

        for (var at = 0; at < sent.Length; at += 100_000)
        {
            await (end.Send(sent.AsMemory(at, 100_000)) ?? Task.CompletedTask).WaitAsync(Patience);
        }

        Assert.Equal(sent, await reading.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_send_that_finds_no_room_does_not_hold_up_the_sender_and_ends_with_the_line()
    {
        using var pair = await Pair.ConnectAsync(room: 4096);
        var end = new SocketEnd(pair.Server, pair.Server.Dispose);
        var blocked = end.Send(new byte[20_000_000]);

        Assert.NotNull(blocked);
        end.Abort();
        await Assert.ThrowsAnyAsync<Exception>(() => blocked.WaitAsync(Patience));
    }

    [Fact]
    public async Task What_the_kernel_holds_is_thrown_away_when_the_viewer_is_cut_off()
    {
        using var pair = await Pair.ConnectAsync(room: 64 * 1024);
        var end = new SocketEnd(pair.Server, pair.Server.Dispose);
        _ = end.Send(new byte[20_000_000]);
        end.Abort();

        await Assert.ThrowsAsync<SocketException>(() => pair.ReadAsync(20_000_000).WaitAsync(Patience));
    }

    [Fact]
    public async Task The_websocket_answers_pings_between_whole_pictures()
    {
        using var pair = await Pair.ConnectAsync(room: 8192);
        using var stream = new NetworkStream(pair.Server);
        var line = new ViewerLine(stream, new SocketEnd(pair.Server, pair.Server.Dispose));
        using var server = WebSocket.CreateFromStream(line, new WebSocketCreationOptions { IsServer = true });
        var listening = server.ReceiveAsync(new byte[64].AsMemory(), CancellationToken.None).AsTask();
        var reading = pair.ReadAllAsync();

        byte[] mask = [1, 2, 3, 4];
        for (var i = 0; i < 20; i++)
        {
            // A masked ping with one byte in it, as clients send.
            await pair.Client.SendAsync(new byte[] { 0x89, 0x81, mask[0], mask[1], mask[2], mask[3], (byte)(i ^ mask[0]) });
            var payload = new byte[20_000];
            await line.WriteAsync(SocketFrame.OfText(payload)).AsTask().WaitAsync(Patience);
        }

        // The close, masked; the server hears it and the line can end.
        await pair.Client.SendAsync(new byte[] { 0x88, 0x80, 0, 0, 0, 0 });
        Assert.Equal(WebSocketMessageType.Close, (await listening.WaitAsync(Patience)).MessageType);
        await server.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None).WaitAsync(Patience);
        pair.Server.Shutdown(SocketShutdown.Send);

        var (whole, left) = Frames.Read(await reading.WaitAsync(Patience));
        Assert.Equal(0, left);
        Assert.Equal(Enumerable.Range(0, 20), whole.Where(each => each.Kind == Frames.Pong).Select(each => (int)each.Body[0]));
        Assert.Equal("bye", Encoding.UTF8.GetString(whole[^1].Body.AsSpan(2)));
    }

    [Fact]
    public async Task Hundreds_of_viewers_that_vanish_at_once_disturb_nobody()
    {
        var feed = new FeedBench();
        feed.Key();
        var end = new NarrowEnd();
        end.Widen(100_000_000);
        using var stays = new LineBench(end, feed);
        var pairs = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Pair.ConnectAsync(room: 8192)));
        var benches = pairs.Select(pair => new LineBench(new SocketEnd(pair.Server, pair.Server.Dispose), feed)).ToList();
        var vanishing = Task.Run(() => Parallel.ForEach(pairs, pair => pair.Client.Close(0)));
        for (var i = 0; i < 40; i++)
        {
            feed.Key();
            feed.Deltas(10);
        }

        await vanishing.WaitAsync(Patience);
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                feed.Deltas(1);
                return benches.TrueForAll(bench => bench.Line.Gone.IsCancellationRequested || bench.Playing.IsCompleted);
            },
            Patience));
        Assert.True(SpinWait.SpinUntil(() => Sequences(end).LastOrDefault() == feed.Feed.Status.Sequence, Patience));
        Assert.Equal(Sequences(end).Count, Sequences(end)[^1] - Sequences(end)[0] + 1);
        benches.ForEach(bench => bench.Dispose());
        Array.ForEach(pairs, pair => pair.Dispose());
    }

    private static List<long> Sequences(NarrowEnd end) => [.. Frames.Sequences(Frames.Read(end.Out).Whole)];

    private sealed class Pair(Socket server, Socket client) : IDisposable
    {
        public Socket Server => server;

        public Socket Client => client;

        public static async Task<Pair> ConnectAsync(int room)
        {
            using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = room };
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen();
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = room };
            var accepting = listener.AcceptAsync();
            await client.ConnectAsync(listener.LocalEndPoint!);
            var server = await accepting;
            server.SendBufferSize = room;
            server.NoDelay = true;
            return new Pair(server, client);
        }

        public async Task<byte[]> ReadAsync(int length)
        {
            var bytes = new byte[length];
            for (var at = 0; at < length;)
            {
                at += await client.ReceiveAsync(bytes.AsMemory(at)) is var read and > 0 ? read : throw new SocketException((int)SocketError.Shutdown);
            }

            return bytes;
        }

        public async Task<byte[]> ReadAllAsync()
        {
            using var all = new MemoryStream();
            using var stream = new NetworkStream(client);
            await stream.CopyToAsync(all);
            return all.ToArray();
        }

        public void Dispose()
        {
            server.Dispose();
            client.Dispose();
        }
    }
}
