namespace LiveView.Media.Feeds;

/// <summary>A block of memory for one picture. It has one owner at a time, who gives it back once.</summary>
public sealed class PictureBlock
{
    private readonly PicturePool _pool;
    private readonly byte[] _bytes;
    private int _length;
    private int _out;

    internal PictureBlock(PicturePool pool, byte[] bytes)
    {
        _pool = pool;
        _bytes = bytes;
    }

    /// <summary>As many bytes as were asked for.</summary>
    /// <exception cref="ObjectDisposedException">The block was given back.</exception>
    public Memory<byte> Memory
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _out) == 0, this);
            return new Memory<byte>(_bytes, 0, _length);
        }
    }

    internal int Size => _bytes.Length;

    /// <summary>Gives the block back to its pool; nobody may touch its memory any more.</summary>
    /// <exception cref="InvalidOperationException">It was given back already.</exception>
    public void Return()
    {
        if (Interlocked.Exchange(ref _out, 0) == 0)
        {
            throw new InvalidOperationException("This block of picture memory was given back twice.");
        }

        _pool.TakeBack(this);
    }

    internal void HandOut(int length)
    {
        _length = length;
        Volatile.Write(ref _out, 1);
    }

    internal void Wipe() => _bytes.AsSpan().Fill(0xDD);
}
