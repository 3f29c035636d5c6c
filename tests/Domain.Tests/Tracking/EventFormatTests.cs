using System.Text.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Tests.Tracking;

/// <summary>Every event comes back from JSON as it was.</summary>
public class EventFormatTests
{
    private static readonly OrganisationId s_room = Cast.OtherRoom.Id;

    public static TheoryData<TrackEvent> TrackEvents =>
    [
        new TrackEvent.FixTaken(new TrackFix(1, Van.At(1), Van.Place(1), FixFlags.Late | FixFlags.Echo)
        {
            FixTime = Van.At(31), ReceivedAt = Van.At(2), Source = "gps", Index = 3, Speed = 13.9, Heading = 359.5, Altitude = -2.5, Accuracy = 4,
            DeviceTime = Van.At(32), Satellites = 9, Ignition = true, HasPower = false, Battery = 81.5, Alarm = TrackerAlarm.Duress,
        }),
        new TrackEvent.FixJudged(2, 1, FixFlags.Suspect),
        new TrackEvent.EpisodeBegan(3, EpisodeKind.Duress, Van.At(3)),
        new TrackEvent.EpisodeEnded(4, EpisodeKind.Duress, Van.At(4)),
        new TrackEvent.Heard(5, Van.At(5), true) { Ignition = false, HasPower = true },
        new TrackEvent.ClockFound(6, "gps", TimeSpan.FromSeconds(-30), Van.At(6)),
    ];

    public static TheoryData<LeadEvent> LeadEvents =>
    [
        new LeadEvent.Joined(Cast.Dispatcher, Van.At(1), s_room, RoomRole.Watch),
        new LeadEvent.Left(Cast.Dispatcher, Van.At(1), s_room),
        new LeadEvent.Offered(Cast.Dispatcher, Van.At(1), s_room, Van.At(200)),
        new LeadEvent.Withdrawn(Cast.Dispatcher, Van.At(1), s_room),
        new LeadEvent.Moved(Cast.OtherDispatcher, Van.At(1), Cast.Room.Id, s_room),
        new LeadEvent.Declined(Cast.OtherDispatcher, Van.At(1), s_room, "No units."),
        new LeadEvent.Escalated(Cast.Dispatcher, Van.At(1), s_room),
    ];

    [Theory, MemberData(nameof(TrackEvents))]
    public void Of_a_track(TrackEvent happened) =>
        Assert.Equal(happened, JsonSerializer.Deserialize<TrackEvent>(JsonSerializer.Serialize(happened)));

    [Theory, MemberData(nameof(LeadEvents))]
    public void Of_a_lead(LeadEvent happened) =>
        Assert.Equal(happened, JsonSerializer.Deserialize<LeadEvent>(JsonSerializer.Serialize(happened)));
}
