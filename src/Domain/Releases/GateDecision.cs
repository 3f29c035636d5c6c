namespace LiveView.Domain.Releases;

/// <summary>The gate's answer: <see cref="Permit"/> or <see cref="Deny"/>.</summary>
public abstract record GateDecision
{
    private GateDecision()
    {
    }

    /// <summary>It may leave, for a while.</summary>
    /// <param name="Until">The lease ends at this moment, UTC, unless it is renewed: never after the release.</param>
    /// <param name="Obligations">What must be done with it.</param>
    public sealed record Permit(DateTimeOffset Until, GateObligations Obligations) : GateDecision;

    /// <summary>Not a byte leaves.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Deny(DenyReason Reason) : GateDecision
    {
        private static readonly Deny[] s_each = [.. Enum.GetValues<DenyReason>().Select(reason => new Deny(reason))];

        /// <summary>The denial for a reason; one for all who are denied, because whoever knocks most is denied most.</summary>
        public static Deny For(DenyReason reason) => s_each[(int)reason];
    }
}
