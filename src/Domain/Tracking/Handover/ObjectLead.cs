using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>Who leads a followed object, who takes part, and whom the lead was offered to.</summary>
public sealed record ObjectLead
{
    /// <summary>Nobody follows it.</summary>
    public static ObjectLead Nobody { get; } = new();

    /// <summary>The rooms that follow it; when there are any, exactly one leads.</summary>
    public ImmutableList<RoomPresence> Rooms { get; init; } = [];

    /// <summary>Offers without an answer, at most one a room.</summary>
    public ImmutableList<LeadOffer> Offers { get; init; } = [];

    /// <summary>Rooms that declined since the lead moved last: they are not asked again by themselves.</summary>
    public ImmutableList<OrganisationId> Declined { get; init; } = [];

    /// <summary>The room that leads; null while nobody follows it.</summary>
    [JsonIgnore]
    public RoomPresence? Lead => Rooms.Find(room => room.Role == RoomRole.Lead);

    /// <summary>A room that follows it; null when it does not.</summary>
    public RoomPresence? Of(OrganisationId room) => Rooms.Find(each => each.Room == room);

    /// <summary>The offer to a room; null when there is none.</summary>
    public LeadOffer? OfferTo(OrganisationId room) => Offers.Find(each => each.To == room);
}
