using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Positions;

/// <summary>What one record of a batch came to: a report or an error, never both.</summary>
/// <param name="Index">Its place in the batch, from 0; lines without content do not count.</param>
/// <param name="Report">What it says; null when it cannot be taken.</param>
/// <param name="Error">What was wrong and what to do, for the technician of the source; null when nothing was.</param>
public sealed record PositionLine(int Index, PositionReport? Report, string? Error);
