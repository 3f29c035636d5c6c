using System.Buffers;

namespace LiveView.Media.Recording.Segments;

/// <summary>Makes the bytes of one segment, record by record, for whoever writes them down. Used by one at a time.</summary>
public sealed class SegmentWriter : IDisposable
{
    private readonly List<RecordHeader> _records = [];
    private readonly TakeChain _chain;
    private readonly SegmentCipher _cipher;
    private readonly byte[] _start;
    private (ChainHash Head, long Position)? _end;

    /// <summary>Begins a segment.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="incidentKey">The incident's key, 32 bytes.</param>
    /// <param name="chain">The take's chain, as far as the header says.</param>
    public SegmentWriter(SegmentHeader header, ReadOnlySpan<byte> incidentKey, TakeChain chain)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(chain);
        Header = header;
        _chain = chain;
        _cipher = new SegmentCipher(incidentKey, header);
        _start = header.ToBytes();
    }

    /// <summary>The segment's header.</summary>
    public SegmentHeader Header { get; }

    /// <summary>Length of what was made so far, bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Records so far.</summary>
    public IReadOnlyList<RecordHeader> Records => _records;

    /// <summary>A writer for a segment that was begun by another, to close it.</summary>
    internal static SegmentWriter Resume(SegmentHeader header, ReadOnlySpan<byte> incidentKey, IReadOnlyList<RecordHeader> records, long length)
    {
        var last = records.Count > 0 ? records[^1] : default;
        var writer = new SegmentWriter(header, incidentKey, TakeChain.Continue(header))
        {
            Length = length,
            _end = records.Count > 0 ? (last.Chain, last.Position) : null,
        };
        writer._records.AddRange(records);
        return writer;
    }

    /// <summary>The start of the segment: comes first.</summary>
    public void Begin(IBufferWriter<byte> to)
    {
        to.Write(_start);
        Length = _start.Length;
    }

    /// <summary>Adds an init segment; also at the start of a segment that continues a take, so that each plays by itself.</summary>
    public RecordHeader Init(IBufferWriter<byte> to, PictureTime time, uint epoch, ReadOnlySpan<byte> content)
    {
        var chain = _chain.AddInit(time, content);
        return Add(to, new RecordHeader(RecordKind.Init, content.Length, false, epoch, 0, 0, time, 0, _chain.Position, chain), content);
    }

    /// <summary>Adds a frame.</summary>
    /// <param name="to">Where the bytes go.</param>
    /// <param name="time">When it arrived.</param>
    /// <param name="epoch">Epoch of its ingest.</param>
    /// <param name="sequence">Its sequence within the epoch.</param>
    /// <param name="decodeTime">Its decode time, in units of the timescale of its init segment.</param>
    /// <param name="isKeyFrame">Whether a decoder can start here.</param>
    /// <param name="content">moof and mdat.</param>
    /// <param name="hash">SHA-256 of the content.</param>
    public RecordHeader Fragment(
        IBufferWriter<byte> to, PictureTime time, uint epoch, long sequence, long decodeTime, bool isKeyFrame, ReadOnlySpan<byte> content,
        ChainHash hash)
    {
        var chain = _chain.Add(time, hash);
        return Add(
            to, new RecordHeader(RecordKind.Fragment, content.Length, isKeyFrame, epoch, 0, sequence, time, decodeTime, _chain.Position, chain), content);
    }

    /// <summary>Adds a gap.</summary>
    /// <param name="to">Where the bytes go.</param>
    /// <param name="cause">See <see cref="GapCause"/>.</param>
    /// <param name="from">Last moment of which there is a picture.</param>
    /// <param name="until">First moment of which there is one again.</param>
    /// <param name="dropped">Frames that are missing, as far as known.</param>
    public RecordHeader Gap(IBufferWriter<byte> to, string cause, PictureTime from, PictureTime until, uint dropped)
    {
        var text = TakeChain.GapText(cause, from, until, dropped);
        var chain = _chain.Add(from, text);
        return Add(
            to, new RecordHeader(RecordKind.Gap, text.Length, false, 0, dropped, 0, from, until.Microseconds, _chain.Position, chain), text);
    }

    /// <summary>Closes the segment: its index and its end.</summary>
    public void Close(IBufferWriter<byte> to)
    {
        var index = new byte[_records.Count * RecordHeader.Length];
        for (var i = 0; i < _records.Count; i++)
        {
            _records[i].Write(index.AsSpan(i * RecordHeader.Length));
        }

        // Made of what stands before it alone: closing a segment twice, after a crash, gives the same bytes.
        var at = Length;
        var last = _records.Count > 0 ? _records[^1].Time : Header.StartedAt;
        var (head, position) = _end ?? (_chain.Head, _chain.Position);
        Add(to, new RecordHeader(RecordKind.Index, index.Length, false, 0, 0, 0, last, 0, position, head), index);
        SegmentTrailer.Write(to.GetSpan(SegmentTrailer.Length), at);
        to.Advance(SegmentTrailer.Length);
        Length += SegmentTrailer.Length;
    }

    /// <inheritdoc />
    public void Dispose() => _cipher.Dispose();

    private RecordHeader Add(IBufferWriter<byte> to, RecordHeader record, ReadOnlySpan<byte> body)
    {
        var span = to.GetSpan(record.RecordLength);
        record.Write(span);
        _cipher.Seal(_records.Count, record.Kind, span[..RecordHeader.Length], body, span[RecordHeader.Length..record.RecordLength]);
        to.Advance(record.RecordLength);
        Length += record.RecordLength;
        _records.Add(record);
        return record;
    }
}
