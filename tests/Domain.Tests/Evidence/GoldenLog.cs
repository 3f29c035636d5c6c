using System.Globalization;
using System.Text;
using LiveView.Domain.Evidence;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Shelving;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Tests.Evidence;

/// <summary>One event of each type, and how the log holds it: files that are never changed, because old logs are not either.</summary>
internal static class GoldenLog
{
    private static readonly ReleaseId s_release = ReleaseId.Parse("r1");
    private static readonly ControlRequestId s_request = ControlRequestId.Parse("q1");
    private static readonly ViewingId s_viewing = ViewingId.Parse("5f0c2a");
    private static readonly OrganisationName s_room = new(Cast.Room.Id, Cast.Room.Name);

    private static readonly Domain.Connections.SourcePolicy s_policy = Shop.Policy with
    {
        ReleaseHours = new Domain.Connections.HoursOfDay(new TimeOnly(22, 0), new TimeOnly(6, 30)),
    };

    private static readonly ImageRelease s_released = new(
        s_release, Shop.Till, Cast.Centre.Id, Cast.Room.Id, Shop.Policy.LegalBasis, Story.Start, Story.Start.AddMinutes(30));

    public static readonly IncidentEvent[] Events =
    [
        new IncidentEvent.Raised(Cast.Machine, Story.Id, IncidentKind.Alarm, Shop.Alarm(), Shop.With(s_policy)),
        new IncidentEvent.AlarmAttached(Cast.Machine, Shop.Alarm("a2", AlarmKind.Burglary, isRestore: true)),
        new IncidentEvent.Acknowledged(Cast.Operator),
        new IncidentEvent.Verified(
            Cast.Operator, Verdict.NotVerifiable, 2, [VerificationEvidence.CallBack, VerificationEvidence.SecondDetector],
            "Geen gehoor: \"privé\" <&> \ud83d\udea8"),
        new IncidentEvent.CheckMarked(Cast.Operator, AlarmKind.HoldUp, 2, Done: true),
        new IncidentEvent.ChecksSkipped(Cast.Operator, AlarmKind.HoldUp, [1, 3], "Daders zijn binnen, \"privé\""),
        new IncidentEvent.Shelved(Cast.Operator, Story.Start.AddMinutes(15), "Sleutelhouder Jansen belt terug"),
        new IncidentEvent.Unshelved(Cast.Machine, ShelfEnd.Time),
        new IncidentEvent.Dismissed(Cast.Operator, "Schoonmaker"),
        new IncidentEvent.Notified(
            Cast.Operator, s_room, new NotificationReason(NotificationReasonCode.Jurisdiction, "Utrecht", "VR09", "Midden-Nederland"),
            "Regel 1\nregel 2"),
        new IncidentEvent.Released(Cast.Operator, s_released),
        new IncidentEvent.MaterialAdded(Cast.Operator, Photos.Thief, MaterialKind.Photo, Photos.Content, "Man in rode jas, \"privé\""),
        new IncidentEvent.MaterialReleased(Cast.Operator, Photos.Thief, new ItemRelease(
            Cast.Room.Id, Shop.Policy.LegalBasis, Story.Start, Story.Start.AddMinutes(30), ReleaseId.Parse("r3"))),
        new IncidentEvent.MaterialViewed(Cast.Dispatcher, Photos.Thief, MaterialKind.Photo, Photos.Content.Sha256),
        new IncidentEvent.ObjectAdded(Cast.Operator, Loot.Bag.Id, Loot.Bag.Kind, Loot.Bag.Name, KeepTrail: true),
        new IncidentEvent.ObjectReleased(Cast.Operator, Loot.Bag.Id, new ItemRelease(
            Cast.Room.Id, Shop.Policy.LegalBasis, Story.Start, Story.Start.AddMinutes(30), ReleaseId.Parse("r4"), Trail: TrailUse.LiveOnly)),
        new IncidentEvent.FollowingStarted(Cast.Dispatcher, s_viewing, Loot.Bag.Id),
        new IncidentEvent.FollowingEnded(Cast.Dispatcher, s_viewing, Loot.Bag.Id, "withdrawn", 42, 17, 60),
        new IncidentEvent.RoomJoined(Cast.Dispatcher, Loot.Bag.Id, Cast.Room.Id, RoomRole.Lead),
        new IncidentEvent.RoomLeft(Cast.Dispatcher, Loot.Bag.Id, Cast.Room.Id),
        new IncidentEvent.LeadOffered(
            Actor.Machine(Cast.Room.Id, Cast.Room.Kind), Loot.Bag.Id, new OrganisationName(Cast.OtherRoom.Id, Cast.OtherRoom.Name), Story.Start.AddMinutes(4)),
        new IncidentEvent.LeadWithdrawn(Cast.Dispatcher, Loot.Bag.Id, Cast.OtherRoom.Id),
        new IncidentEvent.LeadMoved(Cast.OtherDispatcher, Loot.Bag.Id, Cast.Room.Id, Cast.OtherRoom.Id),
        new IncidentEvent.LeadDeclined(Cast.OtherDispatcher, Loot.Bag.Id, Cast.OtherRoom.Id, "Geen eenheden vrij"),
        new IncidentEvent.LeadEscalated(Actor.Machine(Cast.Room.Id, Cast.Room.Kind), Loot.Bag.Id, Cast.OtherRoom.Id),
        new IncidentEvent.CamerasAsked(Cast.Dispatcher, Loot.Bag.Id, [Shop.Vault, Shop.Till]),
        new IncidentEvent.ControlAsked(
            Cast.Dispatcher, s_request, new ControlWish(ControlWishKind.Aim, Shop.Till, new PictureArea(0.25, 0.125, 0.5, 0.375), null, "De man links"),
            Story.Start.AddMinutes(2)),
        new IncidentEvent.ControlAccepted(Cast.Operator, s_request, Story.Start.AddMinutes(3)),
        new IncidentEvent.ControlRefused(Cast.Operator, s_request, "Deze camera draait niet"),
        new IncidentEvent.ControlDone(Cast.Operator, s_request),
        new IncidentEvent.ControlExpired(Cast.Machine, s_request),
        new IncidentEvent.ControlWithdrawn(Cast.Dispatcher, s_request),
        new IncidentEvent.Invited(
            Cast.Dispatcher, new OrganisationName(Cast.Team.Id, Cast.Team.Name), Cast.Team.Kind, InvitationPurpose.Search, "Rood busje, \"privé\"",
            Story.Start.AddMinutes(60), AsksForPictures: true),
        new IncidentEvent.InvitationAnswered(Cast.Operator, Cast.Team.Id, Granted: false, "Niet zonder de eigenaar"),
        new IncidentEvent.InvitationEnded(Cast.Dispatcher, Cast.Team.Id, "withdrawn"),
        new IncidentEvent.ReleaseConfirmed(Cast.Person(Cast.Centre, PersonRole.Supervisor), s_release),
        new IncidentEvent.Withdrawn(Cast.Operator, s_release),
        new IncidentEvent.Expired(Cast.Machine, s_release),
        new IncidentEvent.Seen(Cast.Dispatcher),
        new IncidentEvent.Accepted(Cast.Dispatcher),
        new IncidentEvent.Left(Cast.Dispatcher),
        new IncidentEvent.Noted(Cast.Dispatcher, "Eenheid ter plaatse"),
        new IncidentEvent.NotesRead(Cast.Operator, 17),
        new IncidentEvent.Drawn(Cast.Dispatcher, DrawingId.Parse("d1"), new DrawnMark(
            DrawingShape.Arrow, new PicturePoint(0.25, 0.125), new PicturePoint(0.5, 0.75), Shop.Till, null, "Hier ligt de tas")),
        new IncidentEvent.DrawingRemoved(Cast.Operator, DrawingId.Parse("d1")),
        new IncidentEvent.ViewingStarted(Cast.Dispatcher, s_viewing, Shop.Till),
        new IncidentEvent.ViewingEnded(Cast.Dispatcher, s_viewing, "left", 1_500, 3_000_000_000),
        new IncidentEvent.ClipGiven(
            Cast.Dispatcher, s_viewing, Shop.Till, Shop.Policy.LegalBasis, IncidentEvent.ClipGiven.Whole, 1_500, 30_000_000, Story.Start,
            Story.Start.AddMinutes(1), string.Concat(Enumerable.Repeat("ab", 32))),
        new IncidentEvent.SnapshotTaken(Cast.Dispatcher, Shop.Till),
        new IncidentEvent.AccessDenied(Cast.OtherDispatcher, "view-live", Shop.Till.Value, "not-found", 3, Story.Start, 12),
        new IncidentEvent.UnwatchedEscalated(Cast.Machine, Cast.Room.Id, [s_release, ReleaseId.Parse("r2")]),
        new IncidentEvent.RecordingSegmentSealed(
            Cast.Machine, Shop.Till, TakeId.Parse("7a4e"), 2, Story.Start, Story.Start.AddMinutes(1), 1_500, 1,
            string.Concat(Enumerable.Repeat("cd", 32)), string.Concat(Enumerable.Repeat("ab", 32)), 17),
        new IncidentEvent.RecordingsDeleted(Cast.Machine, "retention", 3),
        new IncidentEvent.Closed(Cast.Dispatcher, null),
        new IncidentEvent.TextsErased(Cast.PrivacyOfficer, [4, 6], "Verzoek van betrokkene"),
        new IncidentEvent.Exported(
            Cast.PrivacyOfficer, "Officier van justitie, arrondissement Midden-Nederland", "Strafzaak",
            "Wetboek van Strafvordering, vordering 2026-17", 12, string.Concat(Enumerable.Repeat("ab", 32))),
    ];

    /// <summary>Events that have learnt to say more since: their files are named after the event and what is new in it.</summary>
    private static readonly (string More, IncidentEvent Event)[] s_later =
    [
        ("policy", new IncidentEvent.Raised(Cast.Machine, Story.Id, IncidentKind.Alarm, Shop.Alarm(), Shop.With(s_policy with
        {
            AlsoRelease = CapabilitySet.Of(GateAction.Snapshot, GateAction.Replay),
            Recording = true,
            PassOn = true,
            SecondPerson = true,
            MinimumSignIn = SignInStrength.TwoFactors,
        }))),
        ("plans", new IncidentEvent.Raised(
            Cast.Machine, Story.Id, IncidentKind.Alarm, Shop.Alarm(), Shop.Site with { Plans = [Photos.GroundFloor] })),
        ("pending", new IncidentEvent.MaterialReleased(Cast.Operator, Photos.GroundFloor.Id, new ItemRelease(
            Cast.Room.Id, Shop.Policy.LegalBasis, Story.Start, Story.Start.AddMinutes(30), ReleaseId.Parse("r3"), null, Cast.Operator.Person))),
        ("pending", new IncidentEvent.Released(Cast.Operator, s_released with
        {
            Capabilities = CapabilitySet.Of(GateAction.ControlRequest, GateAction.Live, GateAction.Replay),
            ReplaySince = Story.Start.AddSeconds(-30),
            Purpose = IncidentKind.Alarm,
            PendingBy = Cast.Operator.Person,
        })),
        ("pre-alarm", new IncidentEvent.Released(Cast.Operator, s_released with
        {
            Capabilities = CapabilitySet.Of(GateAction.Replay),
            ReplaySince = Story.Start.AddSeconds(-10),
            Purpose = IncidentKind.Alarm,
            PreAlarmSeconds = 10,
        })),
        ("pre-alarm", new IncidentEvent.Raised(Cast.Machine, Story.Id, IncidentKind.Alarm, Shop.Alarm(), Shop.With(s_policy with
        {
            Recording = true,
            PreAlarmSeconds = 10,
            PreAlarmLegalBasis = "Overeenkomst, artikel 7",
        }))),
        ("other-camera", new IncidentEvent.ControlAsked(
            Cast.Dispatcher, s_request, new ControlWish(ControlWishKind.OtherCamera, Viewpoint: Viewpoint.Outdoor), Story.Start.AddMinutes(2))),
        ("requests", new IncidentEvent.Raised(
            Cast.Machine, Story.Id, IncidentKind.Alarm, Shop.Alarm(), Shop.With(s_policy with { RequestSeconds = 300 }))),
        ("plan", new IncidentEvent.Drawn(Cast.Operator, DrawingId.Parse("d2"), new DrawnMark(
            DrawingShape.Rectangle, new PicturePoint(0, 0), new PicturePoint(1, 0.5), null, Photos.GroundFloor.Id))),
        ("mark", new IncidentEvent.Raised(
            Cast.Machine, Story.Id, IncidentKind.Alarm, Shop.Alarm(), Shop.With(s_policy with { Recording = true, BurntInMark = true }))),
        ("audio", new IncidentEvent.Raised(Cast.Machine, Story.Id, IncidentKind.Alarm, Shop.Alarm(), Shop.With(s_policy with { Audio = true }))),
        ("audio", new IncidentEvent.Released(
            Cast.Operator, s_released with { Capabilities = CapabilitySet.Of(GateAction.Audio), Purpose = IncidentKind.Alarm })),
        ("audio", new IncidentEvent.ViewingStarted(Cast.Dispatcher, s_viewing, Shop.Till, GateAction.Audio)),
        ("passed-on", new IncidentEvent.ObjectReleased(Cast.Dispatcher, Loot.Bag.Id, new ItemRelease(
            Cast.OtherRoom.Id, Shop.Policy.LegalBasis, Story.Start, Story.Start.AddMinutes(30), ReleaseId.Parse("r5"), Trail: TrailUse.Kept,
            GivenBy: Cast.Room.Id))),
        ("passed-on", new IncidentEvent.Released(Cast.Dispatcher, s_released with { To = Cast.Team.Id, GivenBy = Cast.Room.Id })),
        ("role", new IncidentEvent.Invited(
            Cast.Dispatcher, new OrganisationName(Cast.OtherRoom.Id, Cast.OtherRoom.Name), Cast.OtherRoom.Kind, InvitationPurpose.Information, null,
            Story.Start.AddMinutes(60), AsksForPictures: false, InvitationRole.TakeOver)),
        ("recorded", new IncidentEvent.SnapshotTaken(Cast.Dispatcher, Shop.Till, Story.Start.AddSeconds(-10))),
        ("clip", new IncidentEvent.ViewingStarted(Cast.Dispatcher, s_viewing, Shop.Till, GateAction.Clip)),
        ("lost", new IncidentEvent.ClipGiven(
            Cast.Operator, s_viewing, Shop.Till, null, "lapsed", 0, 0, null, null, null)),
        ("replay", new IncidentEvent.ViewingStarted(Cast.Dispatcher, s_viewing, Shop.Till, GateAction.Replay)),
    ];

    /// <summary>Every golden line by the name of its file.</summary>
    public static readonly IReadOnlyDictionary<string, IncidentEvent> Lines = Events.Select(e => (Name: IncidentEventFormat.Name(e), Event: e))
        .Concat(s_later.Select(later => (Name: $"{IncidentEventFormat.Name(later.Event)}.{later.More}", later.Event)))
        .ToDictionary(line => line.Name, line => line.Event);

    /// <summary>Events as logs held them before texts were committed to.</summary>
    public static readonly string[] Plain =
        ["alarm-attached", "incident-dismissed", "incident-raised", "incident-verified", "note-written", "room-notified"];

    public static string Body(string name)
    {
        using var stream = typeof(GoldenLog).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no golden file for '{name}': write down what the log holds.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().TrimEnd('\n');
    }

    /// <summary>Writes an event with salts that are known: 1, 2, …</summary>
    public static LineToLog Write(IncidentEvent e)
    {
        var number = 0;
        return IncidentEventFormat.Write(e, default, () => (++number).ToString("x32", CultureInfo.InvariantCulture));
    }

    public static IncidentEvent Read(string name, string body, params PersonalValue[] values) => IncidentEventFormat.Read(
        new LoggedLine("inc:golden", 1, 1, name.Split('.')[0], Story.Start, Encoding.UTF8.GetBytes(body), default, default) { Values = values });
}
