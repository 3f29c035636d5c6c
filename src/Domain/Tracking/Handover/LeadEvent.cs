using System.Text.Json.Serialization;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>What happened to the lead of a followed object.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When, UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Joined), "room-joined")]
[JsonDerivedType(typeof(Left), "room-left")]
[JsonDerivedType(typeof(Offered), "lead-offered")]
[JsonDerivedType(typeof(Withdrawn), "lead-withdrawn")]
[JsonDerivedType(typeof(Moved), "lead-moved")]
[JsonDerivedType(typeof(Declined), "lead-declined")]
[JsonDerivedType(typeof(Escalated), "lead-escalated")]
public abstract record LeadEvent(Actor By, DateTimeOffset At)
{
    /// <summary>A room follows the object, or does something else with it than before.</summary>
    public sealed record Joined(Actor By, DateTimeOffset At, OrganisationId Room, RoomRole Role) : LeadEvent(By, At);

    /// <summary>A room follows it no longer.</summary>
    public sealed record Left(Actor By, DateTimeOffset At, OrganisationId Room) : LeadEvent(By, At);

    /// <summary>The lead was offered to a room, which is expected to have the object at a moment, UTC, or at none that is known.</summary>
    public sealed record Offered(Actor By, DateTimeOffset At, OrganisationId To, DateTimeOffset? ExpectedAt) : LeadEvent(By, At);

    /// <summary>An offer was taken back.</summary>
    public sealed record Withdrawn(Actor By, DateTimeOffset At, OrganisationId To) : LeadEvent(By, At);

    /// <summary>The lead moved: the room that had it takes part from now on, and other offers lapse.</summary>
    public sealed record Moved(Actor By, DateTimeOffset At, OrganisationId From, OrganisationId To) : LeadEvent(By, At);

    /// <summary>A room does not take over, and says why.</summary>
    public sealed record Declined(Actor By, DateTimeOffset At, OrganisationId Room, string Reason) : LeadEvent(By, At);

    /// <summary>A room did not answer an offer in time.</summary>
    public sealed record Escalated(Actor By, DateTimeOffset At, OrganisationId To) : LeadEvent(By, At);
}
