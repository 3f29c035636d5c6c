namespace LiveView.Media.Recording.Segments;

/// <summary>Checks a whole segment: every record, its hash chain, its index, and that there is nothing else in it.</summary>
public static class SegmentVerifier
{
    /// <summary>Checks a segment.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="incidentKey">The incident's key, 32 bytes.</param>
    /// <param name="head">The head that the incident's log says it has; null when it is not known.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="SegmentDamagedException">It is not what was recorded; says where.</exception>
    public static async Task<SegmentIndex> VerifyAsync(
        ISegmentBytes bytes, ReadOnlyMemory<byte> incidentKey, ChainHash? head, CancellationToken cancellation)
    {
        await using var reader = await SegmentReader.OpenAsync(bytes, incidentKey, cancellation).ConfigureAwait(false);
        var chain = TakeChain.Continue(reader.Header);
        ChainHash? broken = null;
        var found = await reader.ScanAsync(
            (record, body) => broken ??= Next(chain, record, body.Span) == record.Chain && chain.Position == record.Position ? null : record.Chain,
            cancellation).ConfigureAwait(false);
        var end = found.Records.Count > 0 ? found.Records[^1].Offset + found.Records[^1].Record.RecordLength : 0;
        if (broken is not null)
        {
            throw new SegmentDamagedException(end, "The hash chain does not hold.");
        }

        if (!found.IsClosed)
        {
            throw new SegmentDamagedException(end, $"{found.TornBytes} bytes at its end are not what was written.");
        }

        var index = await reader.IndexAsync(cancellation).ConfigureAwait(false);
        if (!index.Records.SequenceEqual(found.Records))
        {
            throw new SegmentDamagedException(end, "Its index does not fit its records.");
        }

        return head is { } known && known != found.Head
            ? throw new SegmentDamagedException(end, $"It ends in {found.Head}, but the log says {known}.")
            : found;
    }

    private static ChainHash Next(TakeChain chain, RecordHeader record, ReadOnlySpan<byte> body) =>
        record.Kind == RecordKind.Init ? chain.AddInit(record.Time, body) : chain.Add(record.Time, body);
}
