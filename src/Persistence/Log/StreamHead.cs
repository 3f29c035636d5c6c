using LiveView.Domain.Evidence;

namespace LiveView.Persistence.Log;

/// <summary>Where a stream ends: the number of its lines and the hash of the last.</summary>
internal readonly record struct StreamHead(long Version, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The head of a stream without lines.</summary>
    public static StreamHead Empty { get; } = new(0, LogChain.Genesis);
}
