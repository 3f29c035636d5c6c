namespace LiveView.Media.Recording.Storage;

/// <summary>
/// Keeps finished segments and wrapped keys: a disk, or storage that speaks S3. Names are identifiers joined by <c>/</c>. What is kept is
/// never changed, only deleted.
/// </summary>
public interface IRecordingStore
{
    /// <summary>Takes a file in; afterwards it is gone from where it was. Taking in the same name again replaces it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IOException">It could not be kept, and is still where it was.</exception>
    ValueTask TakeInAsync(string name, string file, CancellationToken cancellation);

    /// <summary>Keeps a few bytes, unless something is kept under the name already.</summary>
    /// <returns>False when there was something.</returns>
    ValueTask<bool> AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Opens what is kept under a name; null when there is nothing.</summary>
    ValueTask<Segments.ISegmentBytes?> OpenAsync(string name, CancellationToken cancellation);

    /// <summary>All names that begin with a prefix, in ordinal order.</summary>
    /// <param name="prefix">Whole parts of names, and a <c>/</c> at the end; empty for all.</param>
    /// <param name="cancellation">Ends the listing.</param>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>Deletes what is kept under a name, if anything.</summary>
    ValueTask DeleteAsync(string name, CancellationToken cancellation);
}
