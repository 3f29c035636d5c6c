namespace LiveView.Media.Recording.Segments;

/// <summary>The bytes of one segment, wherever they are kept.</summary>
public interface ISegmentBytes : IAsyncDisposable
{
    /// <summary>How many there are, now.</summary>
    long Length { get; }

    /// <summary>Reads bytes.</summary>
    /// <param name="offset">From where.</param>
    /// <param name="to">Filled whole, unless the segment ends before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How many were read.</returns>
    ValueTask<int> ReadAsync(long offset, Memory<byte> to, CancellationToken cancellation);
}
