namespace LiveView.Protocols.Nmea;

/// <summary>Cuts lines out of bytes, however they are chopped up. Holds at most one line; a longer one is thrown away.</summary>
internal sealed class NmeaLines
{
    /// <summary>Longest line that is looked at, bytes; a sentence has 82, some trackers append theirs.</summary>
    public const int MaxLength = 1024;

    private readonly byte[] _held = new byte[MaxLength];
    private int _length;
    private bool _tooLong;

    /// <summary>Takes one line off the bytes, without its end; it is valid until the next call.</summary>
    public bool TryTake(ref ReadOnlySpan<byte> received, out ReadOnlySpan<byte> line)
    {
        while (!received.IsEmpty)
        {
            var end = received.IndexOfAny((byte)'\r', (byte)'\n');
            Hold(end < 0 ? received : received[..end]);
            received = end < 0 ? [] : received[(end + 1)..];
            if (end < 0)
            {
                break;
            }

            line = TakeRest();
            if (!line.IsEmpty)
            {
                return true;
            }
        }

        line = [];
        return false;
    }

    /// <summary>What is held of a line that did not end.</summary>
    public ReadOnlySpan<byte> TakeRest()
    {
        var line = _tooLong ? [] : _held.AsSpan(0, _length);
        _length = 0;
        _tooLong = false;
        return line;
    }

    private void Hold(ReadOnlySpan<byte> part)
    {
        if (_tooLong || part.Length > MaxLength - _length)
        {
            _tooLong = true;
            return;
        }

        part.CopyTo(_held.AsSpan(_length));
        _length += part.Length;
    }
}
