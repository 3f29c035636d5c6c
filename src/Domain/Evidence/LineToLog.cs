namespace LiveView.Domain.Evidence;

/// <summary>One thing that happened, ready to be appended.</summary>
/// <param name="Type">Stable name of the event, for example <c>incident-raised</c>; never a CLR name.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Body">The event as one JSON object without line breaks, UTF-8.</param>
public sealed record LineToLog(string Type, DateTimeOffset At, ReadOnlyMemory<byte> Body);
