namespace LiveView.Media.Recording.Segments;

/// <summary>Reads one segment. Whatever it gives was authenticated first. Used by one at a time.</summary>
public sealed class SegmentReader : IAsyncDisposable
{
    private readonly ISegmentBytes _bytes;
    private readonly SegmentCipher _cipher;
    private readonly int _start;

    private SegmentReader(ISegmentBytes bytes, SegmentHeader header, int start, SegmentCipher cipher) =>
        (_bytes, Header, _start, _cipher) = (bytes, header, start, cipher);

    /// <summary>The segment's header.</summary>
    public SegmentHeader Header { get; }

    /// <summary>Opens a segment.</summary>
    /// <param name="bytes">Its bytes; the reader disposes of them.</param>
    /// <param name="incidentKey">The incident's key, 32 bytes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="SegmentDamagedException">It is no segment.</exception>
    public static async Task<SegmentReader> OpenAsync(ISegmentBytes bytes, ReadOnlyMemory<byte> incidentKey, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var first = new byte[(int)Math.Min(SegmentHeader.MostBytes, bytes.Length)];
        var got = await bytes.ReadAsync(0, first, cancellation).ConfigureAwait(false);
        var header = SegmentHeader.Read(first.AsSpan(0, got), out var length);
        return new SegmentReader(bytes, header, length, new SegmentCipher(incidentKey.Span, header));
    }

    /// <summary>What stands where: from the segment's own index, or by going through it when it was not closed.</summary>
    /// <exception cref="SegmentDamagedException">It was closed, and its index is damaged.</exception>
    public async Task<SegmentIndex> IndexAsync(CancellationToken cancellation) =>
        await ClosingIndexAsync(cancellation).ConfigureAwait(false) ?? await ScanAsync(null, cancellation).ConfigureAwait(false);

    /// <summary>Reads and checks the body of a record.</summary>
    /// <exception cref="SegmentDamagedException">It is not what was written.</exception>
    public async Task<byte[]> ReadAsync(RecordPlace place, CancellationToken cancellation)
    {
        var record = new byte[place.Record.RecordLength];
        var body = new byte[place.Record.BodyLength];
        return await _bytes.ReadAsync(place.Offset, record, cancellation).ConfigureAwait(false) == record.Length
            && RecordHeader.Read(record) == place.Record
            && Opens(place.Ordinal, place.Record.Kind, record, body)
                ? body
                : throw new SegmentDamagedException(place.Offset, "A record is not what was written.");
    }

    /// <summary>Goes through the segment from its start, record by record, and stops where no whole record follows.</summary>
    /// <param name="each">Told of every record with its body, in order.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<SegmentIndex> ScanAsync(Action<RecordHeader, ReadOnlyMemory<byte>>? each, CancellationToken cancellation)
    {
        var ahead = new ReadAhead(_bytes);
        var records = new List<RecordPlace>();
        var (offset, body) = ((long)_start, Array.Empty<byte>());
        while (true)
        {
            var start = await ahead.ReadAsync(offset, RecordHeader.Length, cancellation).ConfigureAwait(false);
            if (RecordHeader.Read(start.Span) is not { } record)
            {
                break;
            }

            var whole = await ahead.ReadAsync(offset, record.RecordLength, cancellation).ConfigureAwait(false);
            body = body.Length < record.BodyLength ? new byte[record.BodyLength] : body;
            if (whole.Length < record.RecordLength || !Opens(records.Count, record.Kind, whole.Span, body.AsSpan(0, record.BodyLength)))
            {
                break;
            }

            if (record.Kind == RecordKind.Index)
            {
                var end = await ahead.ReadAsync(offset + record.RecordLength, SegmentTrailer.Length, cancellation).ConfigureAwait(false);
                var closed = SegmentTrailer.Read(end.Span) == offset && offset + record.RecordLength + SegmentTrailer.Length == _bytes.Length;
                return new SegmentIndex(Header, records, closed, closed ? 0 : _bytes.Length - offset);
            }

            records.Add(new RecordPlace(records.Count, offset, record));
            each?.Invoke(record, body.AsMemory(0, record.BodyLength));
            offset += record.RecordLength;
        }

        return new SegmentIndex(Header, records, false, _bytes.Length - offset);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _cipher.Dispose();
        await _bytes.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<SegmentIndex?> ClosingIndexAsync(CancellationToken cancellation)
    {
        var trailer = new byte[SegmentTrailer.Length];
        var trailerAt = _bytes.Length - trailer.Length;
        if (trailerAt < _start || await _bytes.ReadAsync(trailerAt, trailer, cancellation).ConfigureAwait(false) < trailer.Length
            || SegmentTrailer.Read(trailer) is not { } at)
        {
            return null;
        }

        var length = trailerAt - at;
        if (at < _start || length < RecordHeader.Length + SegmentCipher.TagLength || length > RecordHeader.MostBody)
        {
            throw new SegmentDamagedException(trailerAt, "It ends as no segment does.");
        }

        var record = new byte[(int)length];
        await _bytes.ReadAsync(at, record, cancellation).ConfigureAwait(false);
        if (RecordHeader.Read(record) is not { Kind: RecordKind.Index } header || header.RecordLength != length)
        {
            throw new SegmentDamagedException(at, "Its index cannot be read.");
        }

        var count = header.BodyLength / RecordHeader.Length;
        var body = new byte[header.BodyLength];
        if (!Opens(count, RecordKind.Index, record, body))
        {
            throw new SegmentDamagedException(at, "Its index is not what was written.");
        }

        var records = new RecordHeader[count];
        for (var i = 0; i < count; i++)
        {
            records[i] = RecordHeader.Read(body.AsSpan(i * RecordHeader.Length)) ?? throw new SegmentDamagedException(at, "Its index is not one.");
        }

        return new SegmentIndex(Header, SegmentIndex.Places(records, _start), true, 0);
    }

    private bool Opens(int ordinal, RecordKind kind, ReadOnlySpan<byte> record, Span<byte> body) =>
        _cipher.TryOpen(ordinal, kind, record[..RecordHeader.Length], record[RecordHeader.Length..], body);
}
