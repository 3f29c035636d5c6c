using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents;

/// <summary>What happens to the lead of a tracked object, as lines of its incident and back: the rules of the lead know of no incident.</summary>
internal static class LeadLines
{
    /// <summary>As a line of the incident.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="followed">To which object.</param>
    /// <param name="offeredTo">Name of the room of an offer; null for all else.</param>
    public static IncidentEvent Line(LeadEvent happened, TrackedObjectId followed, OrganisationName? offeredTo = null) => happened switch
    {
        LeadEvent.Joined joined => new IncidentEvent.RoomJoined(joined.By, followed, joined.Room, joined.Role),
        LeadEvent.Left left => new IncidentEvent.RoomLeft(left.By, followed, left.Room),
        LeadEvent.Offered offered => new IncidentEvent.LeadOffered(offered.By, followed, offeredTo!, offered.ExpectedAt),
        LeadEvent.Withdrawn withdrawn => new IncidentEvent.LeadWithdrawn(withdrawn.By, followed, withdrawn.To),
        LeadEvent.Moved moved => new IncidentEvent.LeadMoved(moved.By, followed, moved.From, moved.To),
        LeadEvent.Declined declined => new IncidentEvent.LeadDeclined(declined.By, followed, declined.Room, declined.Reason),
        LeadEvent.Escalated escalated => new IncidentEvent.LeadEscalated(escalated.By, followed, escalated.To),
        _ => throw new InvalidOperationException($"No line for {happened.GetType().Name}."),
    };

    /// <summary>What a line of the incident says of the lead; null when it says nothing of one.</summary>
    public static (TrackedObjectId Object, LeadEvent Happened)? Read(IncidentEvent line, DateTimeOffset at) => line switch
    {
        IncidentEvent.RoomJoined joined => (joined.Object, new LeadEvent.Joined(joined.By, at, joined.Room, joined.Role)),
        IncidentEvent.RoomLeft left => (left.Object, new LeadEvent.Left(left.By, at, left.Room)),
        IncidentEvent.LeadOffered offered => (offered.Object, new LeadEvent.Offered(offered.By, at, offered.To.Id, offered.ExpectedAt)),
        IncidentEvent.LeadWithdrawn withdrawn => (withdrawn.Object, new LeadEvent.Withdrawn(withdrawn.By, at, withdrawn.To)),
        IncidentEvent.LeadMoved moved => (moved.Object, new LeadEvent.Moved(moved.By, at, moved.From, moved.To)),
        IncidentEvent.LeadDeclined declined => (declined.Object, new LeadEvent.Declined(declined.By, at, declined.Room, declined.Reason)),
        IncidentEvent.LeadEscalated escalated => (escalated.Object, new LeadEvent.Escalated(escalated.By, at, escalated.To)),
        _ => null,
    };
}
