namespace LiveView.Protocols.Dc09;

/// <summary>
/// Cuts frames, <c>LF … CR</c>, out of the bytes of one TCP connection or one UDP datagram, however those bytes are chopped up. Holds at
/// most one frame and a little more, whatever arrives; after bytes that are no frame it goes on at the next LF.
/// Not safe for use by several threads at once.
/// </summary>
/// <example>
/// <code>while (reader.TryRead(ref received, out var frame)) { var parsed = Dc09Parser.Parse(frame); … }</code>
/// </example>
public sealed class Dc09FrameReader
{
    /// <summary>Greatest length of a frame, in bytes between its LF and its CR.</summary>
    public const int MaxFrameLength = 4096;

    private const byte Lf = 0x0A;
    private const byte Cr = 0x0D;

    private readonly byte[] _buffer = new byte[2 * MaxFrameLength];
    private int _start;
    private int _end;
    private int _scanned;

    /// <summary>How many bytes were thrown away since the start because they belonged to no frame.</summary>
    public long DiscardedBytes { get; private set; }

    /// <summary>How many bytes of an unfinished frame are held back.</summary>
    public int PendingBytes => _end - _start;

    /// <summary>Takes bytes off <paramref name="received"/> until one frame is complete.</summary>
    /// <param name="received">The bytes that arrived; afterwards those not yet looked at.</param>
    /// <param name="frame">The bytes between LF and CR, valid until the next call.</param>
    /// <returns>False when all bytes are taken and no frame is complete.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> received, out ReadOnlySpan<byte> frame)
    {
        while (true)
        {
            if (TryCut(out frame))
            {
                return true;
            }

            if (received.IsEmpty)
            {
                return false;
            }

            Fill(ref received);
        }
    }

    private void Fill(ref ReadOnlySpan<byte> received)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        var count = Math.Min(received.Length, _buffer.Length - _end);
        received[..count].CopyTo(_buffer.AsSpan(_end));
        received = received[count..];
        _end += count;
    }

    private bool TryCut(out ReadOnlySpan<byte> frame)
    {
        frame = default;
        while (SkipToLf())
        {
            var content = _buffer.AsSpan(_start + 1, _end - _start - 1);
            if (content.Length < Dc09Envelope.BinaryPrefixLength)
            {
                return false;
            }

            // A checksum in two raw bytes may itself be CR or LF: these two are never looked at.
            var from = Math.Max(_scanned, Dc09Envelope.HasBinaryCrc(content) ? 2 : 0);
            var window = content[..Math.Min(content.Length, MaxFrameLength + 1)];
            var at = window[from..].IndexOfAny(Lf, Cr);
            if (at < 0)
            {
                if (window.Length <= MaxFrameLength)
                {
                    _scanned = window.Length;
                    return false;
                }

                Discard(window.Length + 1);
                continue;
            }

            at += from;
            if (window[at] == Lf)
            {
                Discard(at + 1);
                continue;
            }

            frame = window[..at];
            _start += at + 2;
            _scanned = 0;
            return true;
        }

        return false;
    }

    private bool SkipToLf()
    {
        var pending = _buffer.AsSpan(_start, _end - _start);
        var at = pending.IndexOf(Lf);
        if (at != 0)
        {
            Discard(at < 0 ? pending.Length : at);
        }

        return at >= 0;
    }

    private void Discard(int count)
    {
        _start += count;
        _scanned = 0;
        DiscardedBytes += count;
    }
}
