using LiveView.Media.Line;
using LiveView.Media.Mp4;

namespace LiveView.Media.Rtsp;

/// <summary>How one coding travels in packets, and what it needs to be decoded. Holds the parameter sets that came last.</summary>
internal abstract class PictureCoding(PictureBuffer buffer)
{
    private const int MostSetBytes = 4096;
    private const int MostSets = 64;
    private readonly SortedDictionary<int, byte[]> _sets = [];

    /// <summary>Whether the picture in the buffer has a slice.</summary>
    public bool HasSlice { get; private set; }

    /// <summary>Whether a decoder can start at the picture in the buffer.</summary>
    public bool IsKey { get; private set; }

    /// <summary>Whether the picture in the buffer begins in its middle: the packet before was wrongly marked as an end.</summary>
    public bool IsContinuation { get; private set; }

    /// <summary>Whether the parameter sets changed since the last <see cref="TryInit" />.</summary>
    public bool HasNewSets { get; private set; }

    /// <summary>The parameter sets, in the order of their kind and number.</summary>
    protected IReadOnlyDictionary<int, byte[]> Sets => _sets;

    protected PictureBuffer Buffer => buffer;

    /// <summary>Takes one payload into the buffer.</summary>
    /// <exception cref="RtspFormatException">It cannot be what it says it is.</exception>
    public abstract void Take(ReadOnlySpan<byte> payload);

    /// <summary>Makes the init segment of the pictures that follow.</summary>
    /// <param name="timescale">Units per second.</param>
    /// <returns>Null while a parameter set is missing.</returns>
    /// <exception cref="Mp4FormatException">A parameter set cannot be one.</exception>
    public InitSegment? TryInit(int timescale)
    {
        var init = Init(timescale);
        HasNewSets &= init is null;
        return init;
    }

    /// <summary>Takes a parameter set that came apart from the pictures.</summary>
    public void Know(ReadOnlySpan<byte> unit)
    {
        if (SetKey(unit) is { } key)
        {
            Know(key, unit);
        }
    }

    /// <summary>Begins the next picture.</summary>
    public void StartPicture()
    {
        buffer.Clear();
        (HasSlice, IsKey, IsContinuation) = (false, false, false);
    }

    protected abstract InitSegment? Init(int timescale);

    /// <summary>Kind and number of a parameter set in one, lower for what stands first; null for any other unit.</summary>
    protected abstract int? SetKey(ReadOnlySpan<byte> unit);

    /// <summary>What a slice says; null for any other unit.</summary>
    protected abstract (bool IsKey, bool IsFirst)? Slice(ReadOnlySpan<byte> unit);

    protected void AddUnit(ReadOnlySpan<byte> unit)
    {
        if (!unit.IsEmpty)
        {
            buffer.Begin(unit);
            EndUnit();
        }
    }

    protected void EndUnit()
    {
        var unit = buffer.End();
        if (unit.IsEmpty)
        {
            return;
        }

        if (Slice(unit) is var (isKey, isFirst))
        {
            IsContinuation |= !HasSlice && !isFirst;
            IsKey |= isKey;
            HasSlice = true;
        }
        else
        {
            Know(unit);
        }
    }

    /// <summary>Adds the units of a payload that holds several, each after its length in two bytes.</summary>
    protected void AddUnits(ReadOnlySpan<byte> units)
    {
        while (units.Length >= 2)
        {
            var length = (units[0] << 8) | units[1];
            if (length > units.Length - 2)
            {
                throw new RtspFormatException($"A packet of several units says that one has {length} bytes where {units.Length - 2} are left.");
            }

            AddUnit(units.Slice(2, length));
            units = units[(2 + length)..];
        }
    }

    private void Know(int key, ReadOnlySpan<byte> unit)
    {
        if (_sets.TryGetValue(key, out var known) && unit.SequenceEqual(known))
        {
            return;
        }

        if (unit.Length > MostSetBytes || (known is null && _sets.Count == MostSets))
        {
            throw new RtspFormatException($"A camera sends more than {MostSets} parameter sets, or one of more than {MostSetBytes} bytes.");
        }

        _sets[key] = unit.ToArray();
        HasNewSets = true;
    }
}
