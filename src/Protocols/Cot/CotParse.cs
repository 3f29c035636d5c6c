namespace LiveView.Protocols.Cot;

/// <summary>What the bytes of an event came to: one of two.</summary>
public abstract record CotParse
{
    private CotParse()
    {
    }

    /// <summary>An event.</summary>
    /// <param name="Event">It.</param>
    public sealed record Understood(CotEvent Event) : CotParse;

    /// <summary>The bytes are no event.</summary>
    /// <param name="Text">What was wrong and what to do, for a technician.</param>
    public sealed record Unreadable(string Text) : CotParse;
}
