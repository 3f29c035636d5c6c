using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Situations;

/// <summary>Loot with a tracker in it, taken from <see cref="Shop"/>.</summary>
internal static class Loot
{
    public static readonly TrackedObject Bag = new(
        TrackedObjectId.Parse("buit-7"), Cast.Centre.Id, "Buitzender 7", TrackedObjectKind.Goods, "356938035643809", KeepTrail: true);

    public static readonly TrackedObject Van = new(
        TrackedObjectId.Parse("gw-17"), Cast.Centre.Id, "Geldwagen 17", TrackedObjectKind.CashTransport, "gw-17", KeepTrail: false);

    public static readonly ViewingId Following = ViewingId.Parse("f1");

    /// <summary>A policy that lets tracked objects be released.</summary>
    public static readonly SourcePolicy Policy = Shop.Policy with { AlsoRelease = CapabilitySet.Of(GateAction.Track) };

    /// <summary>One that lets a receiver pass on what it has as well.</summary>
    public static readonly SourcePolicy PassedOn = Policy with { PassOn = true };

    public static IncidentCommand.OfferLead Offering => new(Bag.Id, Neighbour);

    /// <summary><see cref="Cast.OtherRoom"/>, as the room of the next region.</summary>
    public static RoomChoice Neighbour => JurisdictionAdvice.Choose(Cast.OtherRoom, "0344", Story.Table) is var choice
        ? choice with { Reason = choice.Reason with { Code = NotificationReasonCode.Handover } } : choice;

    public static IncidentCommand.AddObject Adding => new(Bag);

    public static IncidentCommand.ReleaseObject Releasing(TrailUse trail = TrailUse.Kept) => new(Bag.Id, Cast.Room.Id, trail);

    public static IncidentCommand.StartFollowing Follow => new(Following, Bag.Id);

    /// <summary>Forwarded to <see cref="Cast.Room"/>, with the bag in it, not released.</summary>
    public static Story Forwarded(SourcePolicy? policy = null) => Story.Verified(Shop.With(policy ?? Policy))
        .After(Cast.Operator, Story.Forward([Cast.Room])).After(Cast.Operator, Adding);

    /// <summary>With the bag released as well.</summary>
    public static Story Released(TrailUse trail = TrailUse.Kept, SourcePolicy? policy = null) =>
        Forwarded(policy).After(Cast.Operator, Releasing(trail));

    /// <summary>Followed, and so led, by <see cref="Cast.Room"/>.</summary>
    public static Story Led(SourcePolicy? policy = null) => Released(policy: policy ?? PassedOn).After(Cast.Dispatcher, Follow);

    /// <summary>The lead offered to <see cref="Cast.OtherRoom"/> by the machinery of the room that leads.</summary>
    public static Story Offered(SourcePolicy? policy = null) =>
        Led(policy).After(Actor.Machine(Cast.Room.Id, Cast.Room.Kind), Offering);
}
