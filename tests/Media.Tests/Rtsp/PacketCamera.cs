using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>A camera of our own that really speaks RTSP, and then does with its packets what a test wants.</summary>
internal sealed class PacketCamera : IDisposable
{
    private const string Description = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\nm=audio 0 RTP/AVP 8\r\na=control:sound\r\n"
        + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:picture\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Visit, Task> _play;
    private int _visits;

    public PacketCamera(Func<Visit, Task> play)
    {
        _play = play;
        _listener.Start();
        _ = ServeAsync();
    }

    public RtspAddress Address => RtspAddress.Parse($"rtsp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/till");

    /// <summary>Connections that it took.</summary>
    public int Visits => Volatile.Read(ref _visits);

    /// <summary>Methods that it was asked, over all visits.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Addresses that were set up, over all visits.</summary>
    public List<string> SetUp { get; } = [];

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _visits);
                _ = VisitAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task VisitAsync(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var playing = Task.CompletedTask;
        try
        {
            while (await HeadAsync(reader) is { } head)
            {
                var method = head[0].Split(' ')[0];
                lock (Asked)
                {
                    Asked.Add(method);
                    if (method == "SETUP")
                    {
                        SetUp.Add(head[0].Split(' ')[1]);
                    }
                }

                var sequence = head.First(line => line.StartsWith("CSeq:", StringComparison.OrdinalIgnoreCase));
                var rest = method switch
                {
                    "DESCRIBE" => $"Content-Type: application/sdp\r\nContent-Length: {Description.Length}\r\n\r\n{Description}",
                    "SETUP" => "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 7;timeout=3\r\n\r\n",
                    _ => "\r\n",
                };
                await stream.WriteAsync(Encoding.Latin1.GetBytes($"RTSP/1.0 200 OK\r\n{sequence}\r\n{rest}"), _stop.Token);
                playing = method == "PLAY" ? PlayAsync(client, stream) : playing;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The visitor left, or the test is over.
        }

        await playing;
    }

    private async Task PlayAsync(TcpClient client, NetworkStream stream)
    {
        try
        {
            await _play(new Visit(client, stream, Visits, _stop.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The visitor left, or the test is over.
        }
    }

    private static async Task<List<string>?> HeadAsync(StreamReader reader)
    {
        var head = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0 && head.Count > 0)
            {
                return head;
            }

            head.Add(line);
        }

        return null;
    }

    /// <summary>One visitor who asked to play.</summary>
    internal sealed class Visit(TcpClient client, NetworkStream stream, int number, CancellationToken stop)
    {
        private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(40);
        private readonly Packets _packets = new();
        private uint _time = 1_000_000;

        /// <summary>1 for the first visit.</summary>
        public int Number => number;

        /// <summary>Sends pictures at their real pace, over and over.</summary>
        /// <param name="count">How many.</param>
        public async Task PicturesAsync(int count)
        {
            var pictures = Packets.Pictures(Packets.H264.Value, isHevc: false);
            using var pace = new PeriodicTimer(s_frame, TimeProvider.System);
            for (var i = 0; i < count; i++)
            {
                // Twenty of them are whole groups, so that the end joins the start.
                var picture = pictures[i % 20];
                foreach (var (at, unit) in picture.Index())
                {
                    foreach (var packet in _packets.Split(unit, isHevc: false, _time, ends: at == picture.Count - 1))
                    {
                        await PacketAsync(packet);
                    }
                }

                _time += 3600;
                await pace.WaitForNextTickAsync(stop);
            }
        }

        /// <summary>Sends one packet on the channel of the pictures.</summary>
        public Task PacketAsync(byte[] packet) => BytesAsync([(byte)'$', 0, (byte)(packet.Length >> 8), (byte)packet.Length, .. packet]);

        /// <summary>A packet with the next number.</summary>
        public byte[] Packet(byte[] payload, bool marker) => _packets.Packet(payload, _time, marker);

        /// <summary>Sends anything.</summary>
        public async Task BytesAsync(byte[] bytes) => await stream.WriteAsync(bytes, stop);

        /// <summary>Says nothing more, and stays.</summary>
        public Task SilenceAsync() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);

        /// <summary>Hangs up without a word.</summary>
        public void Reset() => client.Client.Close(0);
    }
}
