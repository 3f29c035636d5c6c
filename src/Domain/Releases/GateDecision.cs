namespace LiveView.Domain.Releases;

/// <summary>The gate's answer: <see cref="Permit"/> or <see cref="Deny"/>.</summary>
public abstract record GateDecision
{
    private GateDecision()
    {
    }

    /// <summary>The picture may leave, for a while.</summary>
    /// <param name="Until">The lease ends at this moment, UTC, unless it is renewed: never after the release.</param>
    public sealed record Permit(DateTimeOffset Until) : GateDecision;

    /// <summary>Not a byte leaves.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Deny(DenyReason Reason) : GateDecision;
}
