using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Every place an incident can be in its life cycle, with the till released to the room where a room was told.</summary>
public enum Situation
{
    Raised,
    Acknowledged,
    Verified,
    Forwarded,
    Seen,
    Accepted,
    Closed,
    Dismissed,
}

internal static class SituationStories
{
    public static Story Tell(this Situation situation) => situation switch
    {
        Situation.Raised => Story.Raised(),
        Situation.Acknowledged => Story.Acknowledged(),
        Situation.Verified => Story.Verified(),
        Situation.Forwarded => Story.Forwarded(Shop.Till),
        Situation.Seen => Story.Forwarded(Shop.Till).After(Cast.Dispatcher, new Domain.Incidents.IncidentCommand.MarkSeen()),
        Situation.Accepted => Story.Accepted(Shop.Till),
        Situation.Closed => Story.Closed(Shop.Till),
        Situation.Dismissed => Story.Dismissed(),
        _ => throw new ArgumentOutOfRangeException(nameof(situation), situation, "No story."),
    };
}
