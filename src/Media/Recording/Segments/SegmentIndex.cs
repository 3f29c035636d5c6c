namespace LiveView.Media.Recording.Segments;

/// <summary>What stands where in a segment.</summary>
/// <param name="Header">The segment's header.</param>
/// <param name="Records">Its records, the index record excepted.</param>
/// <param name="IsClosed">Whether it was closed; if not, more may follow, or it was torn off.</param>
/// <param name="TornBytes">Bytes at its end that are no whole record; 0 in a segment that was closed.</param>
public sealed record SegmentIndex(SegmentHeader Header, IReadOnlyList<RecordPlace> Records, bool IsClosed, long TornBytes)
{
    /// <summary>The chain's head after the last record.</summary>
    public ChainHash Head => Records.Count > 0 ? Records[^1].Record.Chain : Header.PreviousHead;

    /// <summary>Number of frames.</summary>
    public int Fragments => Records.Count(each => each.Record.Kind == RecordKind.Fragment);

    /// <summary>Number of gaps.</summary>
    public int Gaps => Records.Count(each => each.Record.Kind == RecordKind.Gap);

    /// <summary>The places of records that stand one after another.</summary>
    /// <param name="records">Their headers.</param>
    /// <param name="start">Where the first begins.</param>
    public static RecordPlace[] Places(IReadOnlyList<RecordHeader> records, long start)
    {
        var places = new RecordPlace[records.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new RecordPlace(i, start, records[i]);
            start += records[i].RecordLength;
        }

        return places;
    }
}

/// <summary>Where a record stands.</summary>
/// <param name="Ordinal">How many stand before it in the segment.</param>
/// <param name="Offset">Where it begins, bytes from the start of the segment.</param>
/// <param name="Record">Its header.</param>
public readonly record struct RecordPlace(int Ordinal, long Offset, RecordHeader Record);
