using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;

namespace LiveView.Media.Recording.Reading;

/// <summary>One segment for whoever reads: kept already, or still being written.</summary>
internal sealed class KeptSegment(string name, SpoolFile? growing, IRecordingStore store)
{
    public string Name => name;

    public PictureTime Start { get; } = RecordingNames.StartOf(name);

    public async Task<OpenedSegment?> OpenAsync(ReadOnlyMemory<byte> key, CancellationToken cancellation)
    {
        // What is in the spool now may be kept a moment later: then it is found there.
        var bytes = growing is null ? null : FileBytes.Open(growing.Path);
        var grows = bytes is not null && growing is { IsFinished: false, Failure: null };
        var from = bytes ?? await store.OpenAsync(name, cancellation).ConfigureAwait(false);
        if (from is null || from.Length == 0)
        {
            return null;
        }

        var reader = await SegmentReader.OpenAsync(from, key, cancellation).ConfigureAwait(false);
        var index = grows ? null : await reader.IndexAsync(cancellation).ConfigureAwait(false);
        return new OpenedSegment(reader, index, growing);
    }
}

/// <summary>A segment that is being read.</summary>
internal sealed class OpenedSegment(SegmentReader reader, SegmentIndex? index, SpoolFile? growing) : IAsyncDisposable
{
    private readonly int _start = reader.Header.ToBytes().Length;

    /// <summary>Whether more may come.</summary>
    public bool Grows => index is null && growing is { IsFinished: false, Failure: null };

    /// <summary>The records that can be read now.</summary>
    public IReadOnlyList<RecordPlace> Records() => index?.Records ?? SegmentIndex.Places(growing!.Written, _start);

    public Task<byte[]> ReadAsync(RecordPlace place, CancellationToken cancellation) => reader.ReadAsync(place, cancellation);

    public ValueTask DisposeAsync() => reader.DisposeAsync();
}
