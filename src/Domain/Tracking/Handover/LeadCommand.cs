using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>What a room can want with the lead of a followed object.</summary>
public abstract record LeadCommand
{
    private LeadCommand()
    {
    }

    /// <summary>Follow the object; the first room leads it.</summary>
    /// <param name="Role">What the room will do; the lead is offered, never taken.</param>
    public sealed record Join(RoomRole Role) : LeadCommand;

    /// <summary>Follow it no longer.</summary>
    public sealed record Leave : LeadCommand;

    /// <summary>Offer the lead to another room, by hand or because the object is about to come.</summary>
    /// <param name="To">Which.</param>
    /// <param name="ExpectedAt">When the object is expected there, UTC; null when nobody says.</param>
    public sealed record Offer(OrganisationId To, DateTimeOffset? ExpectedAt) : LeadCommand;

    /// <summary>Take back an offer that has no answer.</summary>
    /// <param name="To">To which room.</param>
    public sealed record Withdraw(OrganisationId To) : LeadCommand;

    /// <summary>Take over the lead that was offered.</summary>
    public sealed record Accept : LeadCommand;

    /// <summary>Not take over, and say why.</summary>
    /// <param name="Reason">1 to 500 characters.</param>
    public sealed record Decline(string Reason) : LeadCommand;

    /// <summary>Not take over, and look on.</summary>
    public sealed record Watch : LeadCommand;

    /// <summary>Say of every offer that is two minutes old that nobody answers.</summary>
    public sealed record Escalate : LeadCommand;
}
