using LiveView.Domain.Incidents;

namespace LiveView.Protocols.Signals;

/// <summary>What the data of a message say: one of two.</summary>
public abstract record SignalParse
{
    private SignalParse()
    {
    }

    /// <summary>The signals, in the order sent; none for a link test.</summary>
    /// <param name="Signals">Unknown codes are among them, as <see cref="AlarmKind.Other"/>.</param>
    public sealed record Read(IReadOnlyList<AlarmSignal> Signals) : SignalParse;

    /// <summary>The data hold no event in the form their token promises. Answer the frame with DUH and tell the technicians.</summary>
    /// <param name="Text">What was wrong, for a technician.</param>
    public sealed record Unreadable(string Text) : SignalParse;
}
