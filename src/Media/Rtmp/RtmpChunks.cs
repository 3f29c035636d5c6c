using System.Buffers.Binary;

namespace LiveView.Media.Rtmp;

/// <summary>
/// Puts the chunks of one line together to messages (Adobe RTMP 1.0, 5.3), however they are cut. What a sender may have begun at once, and how
/// much, is bounded.
/// </summary>
internal sealed class RtmpChunks(IRtmpMessageReceiver receiver)
{
    private const int MostHeaderBytes = 18;
    private const int MostStreams = 16;
    private const int FirstChunkSize = 128;
    private const int ExtendedTime = 0xFFFFFF;
    private readonly Dictionary<int, Stream> _streams = [];
    private readonly byte[] _head = new byte[MostHeaderBytes];
    private int _headLength;
    private int _chunkSize = FirstChunkSize;
    private int _held;
    private Stream? _current;
    private int _left;

    /// <summary>Most bytes of messages that were begun and not ended; at first as much as the commands before a picture need.</summary>
    public int MostBytes { get; set; } = 64 * 1024;

    /// <summary>Takes the next bytes of the line.</summary>
    /// <exception cref="RtmpFormatException">They are no chunks, or too much.</exception>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_current is null)
            {
                _head[_headLength++] = bytes[0];
                bytes = bytes[1..];
                Begin();
            }
            else
            {
                var piece = bytes[..Math.Min(_left, bytes.Length)];
                piece.CopyTo(_current.Payload.AsSpan(_current.Filled));
                _current.Filled += piece.Length;
                _left -= piece.Length;
                bytes = bytes[piece.Length..];
                EndChunk();
            }
        }
    }

    /// <summary>Begins a chunk once its header is whole.</summary>
    private void Begin()
    {
        var head = _head.AsSpan(0, _headLength);
        var basic = (head[0] & 0x3F) switch { 0 => 2, 1 => 3, _ => 1 };
        var format = head[0] >> 6;
        var fields = format switch { 0 => 11, 1 => 7, 2 => 3, _ => 0 };
        if (head.Length < basic + fields)
        {
            return;
        }

        var id = basic switch { 2 => 64 + head[1], 3 => 64 + head[1] + (head[2] << 8), _ => head[0] & 0x3F };
        var stream = StreamOf(id, format);
        var rest = head[basic..];
        var time = fields > 0 ? U24(rest) : stream.IsExtended ? ExtendedTime : 0;
        var extended = time == ExtendedTime;
        if (extended && head.Length < basic + fields + 4)
        {
            return;
        }

        _headLength = 0;
        if (stream.IsOpen && format != 3)
        {
            throw new RtmpFormatException("A message begins in the middle of another.");
        }

        var given = extended ? BinaryPrimitives.ReadUInt32BigEndian(rest[fields..]) : (uint)time;
        if (!stream.IsOpen)
        {
            Place(stream, format, given, extended);
            Open(stream, fields >= 7 ? U24(rest[3..]) : stream.Length, fields >= 7 ? rest[6] : stream.Type);
        }

        (_current, _left) = (stream, Math.Min(_chunkSize, stream.Length - stream.Filled));
        EndChunk();
    }

    private Stream StreamOf(int id, int format)
    {
        if (_streams.TryGetValue(id, out var known))
        {
            return known;
        }

        if (format != 0)
        {
            throw new RtmpFormatException("A chunk refers to one that never came.");
        }

        return _streams.Count < MostStreams
            ? _streams[id] = new Stream()
            : throw new RtmpFormatException($"A sender uses more than {MostStreams} chunk streams.");
    }

    private static void Place(Stream stream, int format, uint given, bool extended)
    {
        switch (format)
        {
            case 0:
                (stream.Time, stream.Step) = (given, 0);
                break;
            case 1 or 2:
                stream.Step = given;
                stream.Time += given;
                break;
            default:
                stream.Time += stream.Step;
                break;
        }

        stream.IsExtended = format == 3 ? stream.IsExtended : extended;
    }

    private void Open(Stream stream, int length, byte type)
    {
        if (_held + length > MostBytes)
        {
            throw new RtmpFormatException($"A sender begins messages of more than {MostBytes} bytes at once.");
        }

        if (stream.Payload.Length < length)
        {
            Release(length);
            stream.Payload = new byte[length];
        }

        _held += length;
        (stream.Length, stream.Type, stream.Filled, stream.IsOpen) = (length, type, 0, true);
    }

    /// <summary>Lets go of what finished messages left behind, when it has become as much as may be begun.</summary>
    private void Release(int wanted)
    {
        if (_streams.Values.Sum(each => (long)each.Payload.Length) + wanted <= MostBytes)
        {
            return;
        }

        foreach (var idle in _streams.Values.Where(each => !each.IsOpen))
        {
            idle.Payload = [];
        }
    }

    private void EndChunk()
    {
        if (_left > 0 || _current is not { } stream)
        {
            return;
        }

        _current = null;
        if (stream.Filled < stream.Length)
        {
            return;
        }

        stream.IsOpen = false;
        _held -= stream.Length;
        var payload = stream.Payload.AsSpan(0, stream.Length);
        switch (stream.Type)
        {
            case RtmpMessageType.ChunkSize when payload.Length >= 4:
                _chunkSize = BinaryPrimitives.ReadInt32BigEndian(payload) is > 0 and var size
                    ? size
                    : throw new RtmpFormatException("A chunk has at least one byte.");
                break;
            case RtmpMessageType.Abort when payload.Length >= 4:
                Abort(BinaryPrimitives.ReadInt32BigEndian(payload));
                break;
            default:
                receiver.OnMessage(stream.Type, stream.Time, payload);
                break;
        }
    }

    private void Abort(int id)
    {
        if (_streams.TryGetValue(id, out var stream) && stream.IsOpen)
        {
            stream.IsOpen = false;
            _held -= stream.Length;
        }
    }

    private static int U24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];

    private sealed class Stream
    {
        public uint Time { get; set; }

        public uint Step { get; set; }

        public bool IsExtended { get; set; }

        public int Length { get; set; }

        public byte Type { get; set; }

        public byte[] Payload { get; set; } = [];

        public int Filled { get; set; }

        public bool IsOpen { get; set; }
    }
}
