namespace LiveView.Domain.Accountability;

/// <summary>Where a stream of the log ends: whoever keeps this can later tell that nothing before it was changed.</summary>
/// <param name="Position">Position of its last line over all streams.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Size">Number of its lines.</param>
/// <param name="Head">SHA-256 of its last line, lower-case hexadecimal.</param>
public sealed record StreamEnd(long Position, string Stream, long Size, string Head);
