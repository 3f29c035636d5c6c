namespace LiveView.Domain.Decisions;

/// <summary>What a decider answers: the events that happen, possibly none, or a refusal.</summary>
/// <typeparam name="TEvent">The events of the aggregate.</typeparam>
public sealed record Decision<TEvent>
{
    private Decision(IReadOnlyList<TEvent> events, Refusal? refusal)
    {
        Events = events;
        Refusal = refusal;
    }

    /// <summary>What happens, in order; empty when the command changes nothing, as when it is given twice.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>Why nothing happens, or null when the command is allowed.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The command is allowed.</summary>
    public static Decision<TEvent> Accept(params IReadOnlyList<TEvent> events) => new(events, null);

    /// <summary>The command is refused.</summary>
    public static Decision<TEvent> Refuse(string code, string message) => new([], new Refusal(code, message));
}
