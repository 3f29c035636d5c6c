using System.Numerics;

namespace LiveView.Media.Feeds;

/// <summary>
/// Pinned blocks of memory for pictures, used again and again: a key frame of a hundred kilobytes neither lands on the large object heap
/// nor moves while the kernel reads it. Sizes rise by a quarter, so at most a fifth of a block is empty.
/// </summary>
/// <remarks>Safe for use by many threads. A block that is never given back is taken by the garbage collector.</remarks>
public sealed class PicturePool
{
    /// <summary>Smallest block, bytes.</summary>
    public const int LeastBytes = 1024;

    /// <summary>Largest block that is kept, bytes; a larger one is made for its use alone.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Stack<PictureBlock>> _free = [];
    private readonly long _keptBytes;
    private readonly bool _wipe;
    private long _freeBytes;
    private int _inUse;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="keptBytes">Most memory that waits for use; more than that goes back to the garbage collector. At least 0.</param>
    /// <param name="wipe">Whether a block is overwritten when it comes back, so that a use after that is seen.</param>
    public PicturePool(long keptBytes = 64 * 1024 * 1024, bool wipe = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keptBytes);
        _keptBytes = keptBytes;
        _wipe = wipe;
    }

    /// <summary>The pool of this process.</summary>
    public static PicturePool Shared { get; } = new();

    /// <summary>Memory that waits for use, bytes.</summary>
    public long FreeBytes
    {
        get
        {
            lock (_gate)
            {
                return _freeBytes;
            }
        }
    }

    /// <summary>Blocks that were handed out and have not come back.</summary>
    public int InUse => Volatile.Read(ref _inUse);

    /// <summary>Hands out a block, whose content is whatever it was.</summary>
    /// <param name="length">Bytes wanted, at least 1.</param>
    public PictureBlock Rent(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var size = SizeFor(length);
        Interlocked.Increment(ref _inUse);
        lock (_gate)
        {
            if (_free.TryGetValue(size, out var blocks) && blocks.TryPop(out var block))
            {
                _freeBytes -= size;
                block.HandOut(length);
                return block;
            }
        }

        var fresh = new PictureBlock(this, GC.AllocateUninitializedArray<byte>(size, pinned: true));
        fresh.HandOut(length);
        return fresh;
    }

    internal void TakeBack(PictureBlock block)
    {
        Interlocked.Decrement(ref _inUse);
        if (_wipe)
        {
            block.Wipe();
        }

        lock (_gate)
        {
            if (block.Size > MostBytes || _freeBytes + block.Size > _keptBytes)
            {
                return;
            }

            if (!_free.TryGetValue(block.Size, out var blocks))
            {
                _free[block.Size] = blocks = new Stack<PictureBlock>();
            }

            blocks.Push(block);
            _freeBytes += block.Size;
        }
    }

    private static int SizeFor(int length)
    {
        if (length <= LeastBytes)
        {
            return LeastBytes;
        }

        // The quarter between two powers of two in which the length falls, rounded up.
        var step = Math.Max(1, (int)(BitOperations.RoundUpToPowerOf2((uint)length) / 8));
        return checked((length + step - 1) / step * step);
    }
}
