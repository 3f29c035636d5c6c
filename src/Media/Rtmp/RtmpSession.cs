using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LiveView.Media.Rtmp;

/// <summary>
/// One line on which somebody pushes (Adobe RTMP 1.0): handshake, the commands up to <c>publish</c>, then pictures. Nothing of a picture is
/// read before the pusher was permitted.
/// </summary>
internal sealed class RtmpSession : IRtmpMessageReceiver, IAsyncDisposable
{
    private const byte Version = 3;
    private const int HandshakeBytes = 1536;
    private const int ReadBytes = 64 * 1024;
    private const int MostMediaBytes = 9 * 1024 * 1024;
    private const int PictureStream = 1;
    private readonly Stream _line;
    private readonly RtmpChunks _chunks;
    private readonly RtmpReply _reply = new();
    private readonly byte[] _buffer = new byte[ReadBytes];
    private long _received;
    private long _acknowledged;
    private long _window = long.MaxValue;
    private string? _app;
    private bool _over;
    private FlvVideo? _video;

    /// <param name="line">An open line, which it closes.</param>
    public RtmpSession(Stream line)
    {
        _line = line;
        _chunks = new RtmpChunks(this);
    }

    /// <summary>What the pusher wants to publish; null before it said so.</summary>
    public PublishRequest? Request { get; private set; }

    /// <summary>Shakes hands and answers until the pusher says what it wants to publish.</summary>
    /// <exception cref="RtmpFormatException">It does not speak RTMP.</exception>
    /// <exception cref="IOException">The line broke.</exception>
    public async Task<PublishRequest> GreetAsync(CancellationToken cancellation)
    {
        await ShakeHandsAsync(cancellation).ConfigureAwait(false);
        while (Request is null)
        {
            await ReadAsync(cancellation).ConfigureAwait(false);
        }

        return Request;
    }

    /// <summary>Tells the pusher that it may not, in the same words whatever the reason.</summary>
    public async Task RefuseAsync(CancellationToken cancellation)
    {
        _reply.Publishing(PictureStream, permitted: false);
        await FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Lets the pusher send, and passes on what it sends until it ends.</summary>
    /// <exception cref="RtmpFormatException">What it sends cannot be read.</exception>
    /// <exception cref="IOException">The line broke.</exception>
    public async Task ReceiveAsync(FlvVideo video, CancellationToken cancellation)
    {
        _video = video;
        _chunks.MostBytes = MostMediaBytes;
        _reply.Publishing(PictureStream, permitted: true);
        await FlushAsync(cancellation).ConfigureAwait(false);
        while (!_over)
        {
            await ReadAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public void OnMessage(byte type, uint timestamp, ReadOnlySpan<byte> payload)
    {
        switch (type)
        {
            case RtmpMessageType.Window when payload.Length >= 4:
                _window = Math.Max(1, BinaryPrimitives.ReadUInt32BigEndian(payload));
                break;
            case RtmpMessageType.Command:
                OnCommand(new Amf0(payload));
                break;
            case RtmpMessageType.CommandAmf3 when payload.Length > 0:
                // The same, after one byte that says so.
                OnCommand(new Amf0(payload[1..]));
                break;
            case RtmpMessageType.Video:
                _video?.OnTag(timestamp, payload);
                break;
        }
    }

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    private void OnCommand(Amf0 values)
    {
        var name = values.Read() as string;
        var transaction = values.IsAtEnd ? 0 : values.Read() as double? ?? 0;
        switch (name)
        {
            case "connect":
                _app = values.Read() is Dictionary<string, object?> about ? about.GetValueOrDefault("app") as string : null;
                _reply.Greet();
                _reply.Connected(transaction);
                break;
            case "createStream":
                _reply.Created(transaction, PictureStream);
                break;
            case "publish" when Request is null:
                values.Read();
                Request = PublishRequest.Read(_app, values.Read() as string);
                break;
            case "FCUnpublish" or "deleteStream" or "closeStream":
                _over = true;
                break;
        }
    }

    private async Task ShakeHandsAsync(CancellationToken cancellation)
    {
        var theirs = new byte[1 + HandshakeBytes];
        await _line.ReadExactlyAsync(theirs, cancellation).ConfigureAwait(false);
        if (theirs[0] != Version)
        {
            throw new RtmpFormatException($"A line begins with version {theirs[0]}; plain RTMP has {Version}.");
        }

        var ours = new byte[1 + HandshakeBytes + HandshakeBytes];
        ours[0] = Version;
        RandomNumberGenerator.Fill(ours.AsSpan(9, HandshakeBytes - 8));
        theirs.AsSpan(1).CopyTo(ours.AsSpan(1 + HandshakeBytes));
        await _line.WriteAsync(ours, cancellation).ConfigureAwait(false);
        await _line.ReadExactlyAsync(theirs.AsMemory(0, HandshakeBytes), cancellation).ConfigureAwait(false);
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var count = await _line.ReadAsync(_buffer, cancellation).ConfigureAwait(false);
        if (count == 0)
        {
            throw new EndOfStreamException("The pusher ended the line.");
        }

        _received += count;
        _chunks.Read(_buffer.AsSpan(0, count));
        if (_received - _acknowledged >= _window / 2)
        {
            _acknowledged = _received;
            _reply.Acknowledge(_received);
        }

        await FlushAsync(cancellation).ConfigureAwait(false);
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        if (_reply.Take() is { Length: > 0 } bytes)
        {
            await _line.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        }
    }
}
