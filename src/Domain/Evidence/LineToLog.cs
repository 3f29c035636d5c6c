namespace LiveView.Domain.Evidence;

/// <summary>One thing that happened, ready to be appended.</summary>
/// <param name="Type">Stable name of the event, for example <c>incident-raised</c>; never a CLR name.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Body">The event as one JSON object without line breaks, UTF-8.</param>
public sealed record LineToLog(string Type, DateTimeOffset At, ReadOnlyMemory<byte> Body)
{
    /// <summary>The texts to which the body commits: written with the line, and erasable.</summary>
    public IReadOnlyList<PersonalValue> Values { get; init; } = [];

    /// <summary>Versions of earlier lines of the same stream whose texts and salts are erased when this line is written.</summary>
    public IReadOnlyList<long> Erases { get; init; } = [];
}
