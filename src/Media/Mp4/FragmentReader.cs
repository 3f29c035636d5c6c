using System.Buffers.Binary;
using LiveView.Media.Feeds;

namespace LiveView.Media.Mp4;

/// <summary>
/// Cuts a stream of fragmented MP4 (<c>ftyp moov (moof mdat)*</c>) into its init segment and fragments, however the bytes arrive.
/// Boxes it does not know are passed over. It holds at most one fragment, and no more than was really received.
/// </summary>
/// <remarks>Not for use by two threads at once. After an <see cref="Mp4FormatException" /> it is spent.</remarks>
public sealed class FragmentReader
{
    /// <summary>Greatest size of one box, bytes; a larger one means that the stream is not what it should be.</summary>
    public const int MaxBoxBytes = 16 * 1024 * 1024;

    private const int MaxMetadataBytes = 1024 * 1024;
    private readonly IFragmentReceiver _receiver;
    private readonly int _headroom;
    private readonly PicturePool _pool;
    private readonly byte[] _header = new byte[16];
    private int _headerLength;
    private byte[] _group = new byte[64 * 1024];
    private int _groupLength;
    private int _moofLength;
    private long _bodyLeft;
    private bool _inBody;
    private bool _keeping;
    private uint _type;
    private MovieTrack? _track;

    /// <summary>Makes a reader for one stream.</summary>
    /// <param name="receiver">Gets the pieces, from within <see cref="Read" />.</param>
    /// <param name="headroom">Bytes to leave free before each fragment, for the header with which it is sent.</param>
    /// <param name="pool">Where the memory of fragments comes from; by default the pool of this process.</param>
    public FragmentReader(IFragmentReceiver receiver, int headroom, PicturePool? pool = null)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentOutOfRangeException.ThrowIfNegative(headroom);
        _receiver = receiver;
        _headroom = headroom;
        _pool = pool ?? PicturePool.Shared;
    }

    /// <summary>Takes the next bytes of the stream: any number, cut anywhere.</summary>
    /// <exception cref="Mp4FormatException">The stream is not fragmented MP4.</exception>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[(_inBody ? TakeBody(bytes) : TakeHeader(bytes))..];
        }
    }

    private int TakeHeader(ReadOnlySpan<byte> bytes)
    {
        var wanted = _headerLength >= 8 ? 16 : 8;
        var taken = Math.Min(bytes.Length, wanted - _headerLength);
        bytes[..taken].CopyTo(_header.AsSpan(_headerLength));
        _headerLength += taken;
        if (_headerLength < wanted)
        {
            return taken;
        }

        long size = BinaryPrimitives.ReadUInt32BigEndian(_header);
        if (size == 1 && wanted == 8)
        {
            return taken;
        }

        if (wanted == 16)
        {
            size = BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(8));
        }

        StartBox(BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(4)), size);
        return taken;
    }

    private void StartBox(uint type, long size)
    {
        if (size < _headerLength || size > MaxBoxBytes)
        {
            throw new Mp4FormatException(
                $"Box '{BoxType.Text(type)}' says it is {size} bytes long; {_headerLength} to {MaxBoxBytes} can be right in a live stream.");
        }

        if (type is BoxType.Ftyp or BoxType.Moov or BoxType.Moof && size > MaxMetadataBytes)
        {
            throw new Mp4FormatException($"Box '{BoxType.Text(type)}' of {size} bytes is larger than {MaxMetadataBytes}.");
        }

        CheckOrder(type);
        _type = type;
        _inBody = true;
        _bodyLeft = size - _headerLength;
        _keeping = type is BoxType.Ftyp or BoxType.Moov or BoxType.Moof or BoxType.Mdat;
        if (type is BoxType.Ftyp or BoxType.Moof)
        {
            _groupLength = 0;
            _moofLength = 0;
        }

        if (_keeping)
        {
            KeepHeader(type, size);
        }

        _headerLength = 0;
        if (_bodyLeft == 0)
        {
            EndBox();
        }
    }

    private void CheckOrder(uint type)
    {
        if (type == BoxType.Moof && _track is null)
        {
            throw new Mp4FormatException("A fragment 'moof' came before the init segment 'moov'.");
        }

        if (type == BoxType.Mdat && _moofLength == 0)
        {
            throw new Mp4FormatException("Picture data 'mdat' came without a 'moof' before it.");
        }

        if (type == BoxType.Moov && _moofLength > 0)
        {
            throw new Mp4FormatException("An init segment 'moov' came between a 'moof' and its 'mdat'.");
        }
    }

    private void KeepHeader(uint type, long size)
    {
        // A long header is written short: every box kept here fits in 32 bits, and then offsets are the same for all.
        Span<byte> header = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(header, (uint)(size - _headerLength + 8));
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], type);
        Keep(header);
    }

    private int TakeBody(ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(bytes.Length, _bodyLeft);
        if (_keeping)
        {
            Keep(bytes[..taken]);
        }

        _bodyLeft -= taken;
        if (_bodyLeft == 0)
        {
            EndBox();
        }

        return taken;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_groupLength + bytes.Length > _group.Length)
        {
            Array.Resize(ref _group, Math.Max(_group.Length * 2, _groupLength + bytes.Length));
        }

        bytes.CopyTo(_group.AsSpan(_groupLength));
        _groupLength += bytes.Length;
    }

    private void EndBox()
    {
        _inBody = false;
        switch (_type)
        {
            case BoxType.Moov:
                EndInit();
                break;
            case BoxType.Moof:
                _moofLength = _groupLength;
                break;
            case BoxType.Mdat:
                EndFragment();
                break;
        }
    }

    private void EndInit()
    {
        var bytes = _group.AsSpan(0, _groupLength).ToArray();
        _groupLength = 0;
        _track = MovieTrack.Read(BoxWalk.Find(bytes, BoxType.Moov));
        _receiver.OnInit(new InitSegment(bytes, _track));
    }

    private void EndFragment()
    {
        var whole = _group.AsSpan(0, _groupLength);
        var moof = MovieFragment.Read(whole[.._moofLength], _track!);
        var picture = whole[(_moofLength + 8)..];
        var isKeyFrame = moof.SaysKeyFrame
            && (_track!.Codec is TrackCodec.Other or TrackCodec.Aac || NalUnits.StartsDecoder(picture, _track.Codec, _track.NalLengthSize));
        var block = _pool.Rent(_headroom + whole.Length);
        whole.CopyTo(block.Memory.Span[_headroom..]);
        _groupLength = 0;
        _moofLength = 0;
        _receiver.OnFragment(new CutFragment(block, _headroom, moof, isKeyFrame));
    }
}
