namespace LiveView.Media.Recording.Segments;

/// <summary>Reads a segment in large pieces for whoever goes through it in small ones.</summary>
internal sealed class ReadAhead(ISegmentBytes bytes)
{
    private const int Piece = 1024 * 1024;

    private byte[] _buffer = [];
    private long _from;
    private int _length;

    /// <summary>The bytes asked for; fewer where the segment ends. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int count, CancellationToken cancellation)
    {
        if (offset < _from || offset + count > _from + _length)
        {
            if (_buffer.Length < count)
            {
                _buffer = new byte[Math.Max(Piece, count)];
            }

            _from = offset;
            _length = await bytes.ReadAsync(offset, _buffer, cancellation).ConfigureAwait(false);
        }

        var at = (int)(offset - _from);
        return _buffer.AsMemory(at, Math.Min(count, _length - at));
    }
}
