namespace LiveView.Protocols.Positions;

/// <summary>What a batch of positions came to, record by record: a wrong one costs the others nothing.</summary>
/// <param name="Lines">One for every record, in the order sent. Empty when <paramref name="Unreadable" /> is set.</param>
/// <param name="Unreadable">Why no record at all could be told from another, and what to do; null when they could.</param>
public sealed record PositionBatch(IReadOnlyList<PositionLine> Lines, string? Unreadable);
