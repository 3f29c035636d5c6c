using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>
/// Cuts what a camera sends into answers and interleaved packets (RFC 2326, 10.12). It holds one part at most, and no more of it than
/// really came.
/// </summary>
internal sealed class RtspReader(Stream line)
{
    private const byte Dollar = (byte)'$';
    private const int PacketHead = 4;
    private const int FirstBytes = 32 * 1024;
    private byte[] _buffer = new byte[FirstBytes];
    private int _from;
    private int _filled;

    /// <summary>Takes the next part from what has come already.</summary>
    /// <returns>False when more must come first.</returns>
    /// <exception cref="RtspFormatException">This is no RTSP.</exception>
    /// <exception cref="RtspRedirectException">The camera sends its visitor elsewhere.</exception>
    public bool TryTake(out RtspPart part)
    {
        part = default;
        while (true)
        {
            SkipEmptyLines();
            var bytes = _buffer.AsSpan(_from, _filled - _from);
            if (bytes.IsEmpty)
            {
                return false;
            }

            if (bytes[0] == Dollar)
            {
                return TryTakePacket(bytes, out part);
            }

            var length = RtspHead.LengthOf(bytes);
            if (length == 0)
            {
                return false;
            }

            var head = RtspHead.LinesOf(bytes[..length]);
            var body = RtspFraming.BodyLength(head);
            if (bytes.Length - length < body)
            {
                return false;
            }

            _from += length + body;
            if (RtspStatus.Read(head[0]) is { } status)
            {
                part = new RtspPart(new RtspAnswer(status, head, bytes.Slice(length, body).ToArray()), 0, default);
                return true;
            }

            // A request of the camera, for example OPTIONS: nothing that it may ask for matters here.
        }
    }

    /// <summary>Waits for more bytes.</summary>
    /// <exception cref="EndOfStreamException">The camera closed the line.</exception>
    public async ValueTask FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        var read = await line.ReadAsync(_buffer.AsMemory(_filled), cancellation).ConfigureAwait(false);
        _filled += read;
        if (read == 0)
        {
            throw new EndOfStreamException("The camera closed the line.");
        }
    }

    private bool TryTakePacket(ReadOnlySpan<byte> bytes, out RtspPart part)
    {
        part = default;
        if (bytes.Length < PacketHead)
        {
            return false;
        }

        var length = (bytes[2] << 8) | bytes[3];
        if (bytes.Length < PacketHead + length)
        {
            return false;
        }

        part = new RtspPart(null, bytes[1], _buffer.AsMemory(_from + PacketHead, length));
        _from += PacketHead + length;
        return true;
    }

    private void SkipEmptyLines()
    {
        while (_buffer.AsSpan(_from, _filled - _from) is [(byte)'\n', ..] or [(byte)'\r', (byte)'\n', ..])
        {
            _from += _buffer[_from] == '\n' ? 1 : 2;
        }
    }

    /// <summary>Moves what is left to the start; grows only when one part fills all of it. The greatest part is a head and its body.</summary>
    private void MakeRoom()
    {
        if (_from == _filled)
        {
            (_from, _filled) = (0, 0);
        }
        else if (_filled == _buffer.Length)
        {
            var left = _buffer.AsSpan(_from, _filled - _from);
            var next = left.Length > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
            left.CopyTo(next);
            (_buffer, _from, _filled) = (next, 0, left.Length);
        }
    }
}
