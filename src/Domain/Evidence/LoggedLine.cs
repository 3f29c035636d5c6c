namespace LiveView.Domain.Evidence;

/// <summary>One line of the log as stored.</summary>
/// <param name="Stream">The stream's key.</param>
/// <param name="Version">Place of the line in its stream, from 1.</param>
/// <param name="Position">Place of the line over all streams, in commit order, from 1.</param>
/// <param name="Type">Stable name of the event.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Body">The event as a JSON object, the exact bytes that were appended.</param>
/// <param name="Line">The whole line as hashed, ending in LF: see <see cref="LogChain"/>.</param>
/// <param name="Hash">SHA-256 over <paramref name="Line"/>, 32 bytes.</param>
public sealed record LoggedLine(
    string Stream, long Version, long Position, string Type, DateTimeOffset At,
    ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Line, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The texts to which the body commits, as far as they are not erased.</summary>
    public IReadOnlyList<PersonalValue> Values { get; init; } = [];
}
