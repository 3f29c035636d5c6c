namespace LiveView.Domain.Evidence;

/// <summary>That a line was appended, without what it says.</summary>
/// <param name="Position">Place over all streams.</param>
/// <param name="Stream">The stream's key.</param>
/// <param name="Version">Place in the stream.</param>
/// <param name="Type">Stable name of the event.</param>
public readonly record struct HeardLine(long Position, string Stream, long Version, string Type);
