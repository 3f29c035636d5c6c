namespace LiveView.Protocols.Cot;

/// <summary>
/// Cuts events out of the bytes of one connection, however they are chopped up: each ends with <c>&lt;/event&gt;</c>. Holds at most one
/// event and a little more, whatever arrives. Not safe for use by several threads at once.
/// </summary>
/// <example>
/// <code>while (reader.TryRead(ref received, out var xml)) { var parsed = CotReader.Read(xml); … }</code>
/// </example>
public sealed class CotStreamReader
{
    private const int FirstCapacity = 2048;

    private byte[] _buffer = new byte[FirstCapacity];
    private int _start;
    private int _end;
    private int _scanned;
    private bool _skipping;

    private static ReadOnlySpan<byte> Close => "</event>"u8;

    /// <summary>How many bytes were thrown away because they belonged to no event, or to one longer than <see cref="CotReader.MaxLength" />.</summary>
    public long DiscardedBytes { get; private set; }

    /// <summary>How many bytes of an unfinished event are held back.</summary>
    public int PendingBytes => _end - _start;

    /// <summary>Takes bytes off <paramref name="received" /> until one event is complete.</summary>
    /// <param name="received">The bytes that arrived; afterwards those not yet looked at.</param>
    /// <param name="xml">The event, valid until the next call.</param>
    /// <returns>False when all bytes are taken and no event is complete.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> received, out ReadOnlySpan<byte> xml)
    {
        while (true)
        {
            if (TryCut(out xml))
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

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, CotReader.MaxLength + FirstCapacity));
        }

        var count = Math.Min(received.Length, _buffer.Length - _end);
        received[..count].CopyTo(_buffer.AsSpan(_end));
        received = received[count..];
        _end += count;
    }

    private bool TryCut(out ReadOnlySpan<byte> xml)
    {
        xml = default;
        while (true)
        {
            var pending = _buffer.AsSpan(_start, _end - _start);
            var begin = _skipping ? 0 : pending.IndexOf((byte)'<');
            if (begin != 0)
            {
                Drop(begin < 0 ? pending.Length : begin, pending);
                if (begin < 0)
                {
                    return false;
                }

                continue;
            }

            var from = Math.Max(0, _scanned - Close.Length);
            var at = pending[from..].IndexOf(Close);
            if (at < 0)
            {
                _scanned = pending.Length;
                if (pending.Length <= CotReader.MaxLength)
                {
                    return false;
                }

                // The end of the event may itself be cut: as much as could be of it stays.
                Drop(pending.Length - Close.Length, pending);
                _skipping = true;
                return false;
            }

            var length = from + at + Close.Length;
            if (_skipping || length > CotReader.MaxLength)
            {
                Drop(length, pending);
                _skipping = false;
                continue;
            }

            xml = pending[..length];
            _start += length;
            _scanned = 0;
            return true;
        }
    }

    private void Drop(int count, ReadOnlySpan<byte> pending)
    {
        // Blanks between events belong to nobody.
        DiscardedBytes += pending[..count].Trim(" \t\r\n"u8).Length;
        _start += count;
        _scanned = 0;
    }
}
