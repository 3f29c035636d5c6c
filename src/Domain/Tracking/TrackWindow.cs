namespace LiveView.Domain.Tracking;

/// <summary>
/// The latest points of a track by time: immutable, in blocks of at most 8, so that one more goes into the last block, or copies one
/// earlier block. The last is open; the others are packed.
/// </summary>
internal sealed class TrackWindow
{
    private const int Block = PackedPoints.Most;

    /// <summary>Bytes that a count takes at most.</summary>
    private const int WidestCount = 5;

    private readonly byte[][] _packed;
    private readonly Growing<TrackPoint> _open;

    private TrackWindow(byte[][] packed, Growing<TrackPoint> open, int count) => (_packed, _open, Count) = (packed, open, count);

    public static TrackWindow Empty { get; } = new([], Open([]), 0);

    public int Count { get; }

    /// <summary>One point; whoever reads several uses a <see cref="TrackReader" />.</summary>
    public TrackPoint this[int index] => new TrackReader(this)[index];

    /// <summary>The index at which a point of this time goes: after all that are as old or older.</summary>
    public int After(long time)
    {
        var index = Count;
        for (var within = _open.Count - 1; within >= 0; within--, index--)
        {
            if (_open[within].Time <= time)
            {
                return index;
            }
        }

        Span<TrackPoint> points = stackalloc TrackPoint[Block];
        for (var block = _packed.Length - 1; block >= 0; block--)
        {
            if (PackedPoints.FirstTime(_packed[block]) > time)
            {
                index -= PackedPoints.Count(_packed[block]);
                continue;
            }

            for (var within = PackedPoints.CopyTo(_packed[block], points) - 1; points[within].Time > time; within--)
            {
                index--;
            }

            break;
        }

        return index;
    }

    public int IndexOf(long sequence)
    {
        var points = new TrackReader(this);
        var index = Count - 1;
        while (index >= 0 && points[index].Sequence != sequence)
        {
            index--;
        }

        return index;
    }

    public TrackWindow Insert(int index, in TrackPoint point)
    {
        if (index == Count)
        {
            return _open.Count < Block
                ? new(_packed, _open.With(point), Count + 1)
                : new([.. _packed, PackedPoints.Of(_open.Items)], Open([point]), Count + 1);
        }

        var (block, within) = Place(index);
        Span<TrackPoint> points = stackalloc TrackPoint[Block + 1];
        var count = Copy(block, points);
        points[within..count].CopyTo(points[(within + 1)..]);
        points[within] = point;
        points = points[..(count + 1)];
        if (points.Length <= Block)
        {
            return With(block, points, Count + 1);
        }

        var early = PackedPoints.Of(points[..(Block / 2)]);
        var late = points[(Block / 2)..];
        return block == _packed.Length
            ? new([.. _packed, early], Open(late), Count + 1)
            : new([.. _packed.AsSpan(0, block), early, PackedPoints.Of(late), .. _packed.AsSpan(block + 1)], _open, Count + 1);
    }

    public TrackWindow Replace(int index, in TrackPoint point)
    {
        var (block, within) = Place(index);
        Span<TrackPoint> points = stackalloc TrackPoint[Block];
        points = points[..Copy(block, points)];
        points[within] = point;
        return With(block, points, Count);
    }

    /// <summary>Without the first block, when what is left is enough.</summary>
    public TrackWindow Forget(int keep, long olderThan)
    {
        if (_packed.Length == 0 || Count - keep < PackedPoints.Count(_packed[0]) || PackedPoints.FirstTime(_packed[0]) >= olderThan)
        {
            return this;
        }

        Span<TrackPoint> points = stackalloc TrackPoint[Block];
        var count = PackedPoints.CopyTo(_packed[0], points);
        return points[count - 1].Time < olderThan ? new(_packed[1..], _open, Count - count) : this;
    }

    /// <summary>More bytes than it takes.</summary>
    public int MostBytes => ((_packed.Length + 2) * WidestCount) + _packed.Sum(each => each.Length) + PackedPoints.MostBytes;

    public static TrackWindow Read(ref PackedReader reader)
    {
        var packed = new byte[reader.Number()][];
        var count = 0;
        foreach (ref var block in packed.AsSpan())
        {
            block = reader.Bytes().ToArray();
            count += PackedPoints.Count(block);
        }

        Span<TrackPoint> open = stackalloc TrackPoint[Block];
        open = reader.Bytes() is { IsEmpty: false } bytes ? open[..PackedPoints.CopyTo(bytes, open)] : [];
        return new(packed, Open(open), count + open.Length);
    }

    public void Write(ref PackedWriter writer)
    {
        writer.Number(_packed.Length);
        foreach (var block in _packed)
        {
            writer.Bytes(block);
        }

        writer.Bytes(_open.Count == 0 ? [] : PackedPoints.Of(_open.Items));
    }

    public TrackPoint[] ToArray()
    {
        var (all, at) = (new TrackPoint[Count], 0);
        for (var block = 0; block <= _packed.Length; block++)
        {
            at += Copy(block, all.AsSpan(at));
        }

        return all;
    }

    public static TrackWindow Of(TrackPoint[] byTime)
    {
        var full = Math.Max(0, (byTime.Length - 1) / Block) * Block;
        return new([.. byTime.Take(full).Chunk(Block).Select(each => PackedPoints.Of(each))], Open(byTime.AsSpan(full)), byTime.Length);
    }

    /// <summary>Whether a point lies in the open block, and which it is.</summary>
    internal bool IsOpen(int index, out TrackPoint point)
    {
        var within = index - (Count - _open.Count);
        var isOpen = within >= 0;
        point = isOpen ? _open.Items[within] : default;
        return isOpen;
    }

    /// <summary>Unpacks the block in which a point lies.</summary>
    /// <returns>The index of the first point of that block, and how many there are.</returns>
    internal (int First, int Count) Unpack(int index, Span<TrackPoint> points)
    {
        var (block, within) = Place(index);
        return (index - within, Copy(block, points));
    }

    private static Growing<TrackPoint> Open(ReadOnlySpan<TrackPoint> points) => Growing<TrackPoint>.Of(points, Block);

    private int Copy(int block, Span<TrackPoint> points)
    {
        if (block < _packed.Length)
        {
            return PackedPoints.CopyTo(_packed[block], points);
        }

        _open.Items.CopyTo(points);
        return _open.Count;
    }

    private TrackWindow With(int block, ReadOnlySpan<TrackPoint> points, int count)
    {
        if (block == _packed.Length)
        {
            return new(_packed, Open(points), count);
        }

        byte[][] packed = [.. _packed];
        packed[block] = PackedPoints.Of(points);
        return new(packed, _open, count);
    }

    private (int Block, int Within) Place(int index)
    {
        var block = _packed.Length;
        for (var first = Count - _open.Count; ; first -= PackedPoints.Count(_packed[--block]))
        {
            if (index >= first)
            {
                return (block, index - first);
            }
        }
    }
}
