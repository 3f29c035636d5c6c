using System.Buffers.Binary;
using LiveView.Media.Feeds;

namespace LiveView.Media.Mp4;

/// <summary>One moof with its mdat, in memory that starts with room for a header, and not shared with anybody yet.</summary>
public sealed class CutFragment
{
    private readonly MovieFragment _moof;
    private PictureBlock? _block;

    internal CutFragment(PictureBlock block, int headroom, MovieFragment moof, bool isKeyFrame)
    {
        _block = block;
        _moof = moof;
        Headroom = headroom;
        IsKeyFrame = isKeyFrame;
        DecodeTime = moof.DecodeTime;
    }

    /// <summary>Bytes left free at the start of <see cref="Memory" />.</summary>
    public int Headroom { get; }

    /// <summary>Headroom, moof, mdat. Its new owner may write in it until it is shared.</summary>
    public Memory<byte> Memory => _block?.Memory ?? default;

    /// <summary>Whether a decoder can start here: both the flags of the container and the coded picture say so.</summary>
    public bool IsKeyFrame { get; }

    /// <summary>Decode time of the first sample, in units of the timescale.</summary>
    public long DecodeTime { get; private set; }

    /// <summary>Duration of all samples, in units of the timescale; the muxer's guess, since the next frame is not there yet.</summary>
    public long Duration => _moof.Duration;

    /// <summary>When the picture was captured, UTC, by the clock of the camera; null when it did not say. A claim of the camera, not a fact.</summary>
    public DateTimeOffset? CapturedAt { get; set; }

    /// <summary>Writes another decode time and sequence number into the moof.</summary>
    /// <param name="decodeTime">In units of the timescale, 0 or more.</param>
    /// <param name="sequence">For mfhd; rises from fragment to fragment.</param>
    public void Renumber(long decodeTime, uint sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decodeTime);
        BinaryPrimitives.WriteInt64BigEndian(Memory.Span[(Headroom + _moof.DecodeTimeAt)..], decodeTime);
        BinaryPrimitives.WriteUInt32BigEndian(Memory.Span[(Headroom + _moof.SequenceAt)..], sequence);
        DecodeTime = decodeTime;
    }

    /// <summary>Hands the memory over to the one who seals it; the cut fragment is empty afterwards.</summary>
    internal PictureBlock TakeBlock()
    {
        var block = _block ?? throw new InvalidOperationException("The memory of this fragment was handed over already.");
        _block = null;
        return block;
    }
}
