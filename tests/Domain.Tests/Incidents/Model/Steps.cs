using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Tests.Incidents.Model;

/// <summary>Somebody wants something, some time after the step before.</summary>
internal sealed record Step(Actor By, IncidentCommand Command, TimeSpan After);

/// <summary>Random steps, sensible and senseless.</summary>
internal static class Steps
{
    public static readonly Organisation[] Organisations =
    [
        Cast.Centre, Cast.OtherCentre, Cast.Room, Cast.OtherRoom, Cast.National, Cast.Team,
        new(OrganisationId.Parse("copi"), "CoPI", OrganisationKind.OnSceneCommand),
    ];

    public static readonly CameraId[] Cameras = [Shop.Till, Shop.Entrance, Shop.Vault, Shop.Elsewhere];

    public static readonly SourcePolicy[] Policies =
    [
        Shop.Policy,
        Shop.Policy with { Recording = true, AlsoRelease = CapabilitySet.Of(GateAction.Replay, GateAction.Snapshot) },
        Shop.Policy with
        {
            Recording = true,
            AlsoRelease = CapabilitySet.Of(GateAction.Replay, GateAction.Clip),
            PreAlarmSeconds = 10,
            PreAlarmLegalBasis = "Contract, artikel 7",
        },
        Shop.Policy with { LiveRelease = false },
        Shop.Policy with { Audio = true },
        Asking.Policy,
        Asking.Policy,
        Shop.Policy with { ReleaseMinutes = 1 },
        Shop.Policy with { SecondPerson = true, AlsoRelease = CapabilitySet.Of(GateAction.Plan, GateAction.Photo) },
        Photos.Policy,
        Loot.Policy,
        Loot.Policy with { SecondPerson = true },
        Loot.PassedOn,
        Loot.PassedOn,
        Shop.Policy with
        {
            PassOn = true,
            Recording = true,
            AlsoRelease = CapabilitySet.Of(GateAction.Snapshot, GateAction.Replay, GateAction.Clip),
        },
        Shop.Policy with { MinimumSignIn = SignInStrength.TwoFactors },
        Shop.Policy with { ReleaseHours = new HoursOfDay(new TimeOnly(22, 0), new TimeOnly(13, 20)) },
    ];

    private static readonly PersonRole?[] s_roles = [null, .. Enum.GetValues<PersonRole>()];

    private static readonly string[] s_texts =
        ["", " ", "Dader rent weg", "Regel 1\r\nregel 2", "\"}\n{\"é\ud83d\ude00", new('x', 2_001), new('y', 2_000)];

    /// <summary>Mostly the people the story is about, sometimes anybody.</summary>
    public static readonly Gen<Actor> Actors = Gen.Frequency(
        (8, Gen.OneOf([Cast.Operator, Cast.Supervisor, Cast.Machine, Cast.Dispatcher, Cast.OtherDispatcher, Cast.PrivacyOfficer])),
        (2, Gen.Select(Gen.OneOf(Organisations), Gen.OneOf(s_roles), (organisation, role) =>
            role is { } person ? Cast.Person(organisation, person) : Actor.Machine(organisation.Id, organisation.Kind))));

    private static readonly Gen<CameraId> s_camera = Gen.Frequency((9, Gen.OneOf(Cameras[..3])), (1, Gen.Const(Shop.Elsewhere)));
    private static readonly Gen<Organisation> s_room =
        Gen.Frequency((9, Gen.OneOf([Cast.Room, Cast.OtherRoom])), (1, Gen.OneOf(Organisations)));
    private static readonly Gen<string> s_text = Gen.OneOf(s_texts);
    private static readonly Gen<string?> s_note = Gen.Frequency((3, Gen.Const((string?)null)), (1, s_text.Select(text => (string?)text)));
    private static readonly Gen<ViewingId> s_viewing = Gen.Int[1, 4].Select(number => ViewingId.Parse($"v{number}"));
    private static readonly Gen<ReleaseId> s_release = Gen.Int[1, 8].Select(number => ReleaseId.Parse($"r{number}"));

    private static readonly Gen<CapabilitySet?> s_capabilities = Gen.OneOf<CapabilitySet?>(
        [null, null, CapabilitySet.LiveOnly, CapabilitySet.Of(GateAction.Live, GateAction.Replay), CapabilitySet.Of(GateAction.Snapshot), CapabilitySet.Of(GateAction.Audio), default(CapabilitySet)]);

    public static readonly Gen<IncidentCommand> Commands = Gen.Frequency(
        (2, Gen.Select(Gen.Int[1, 4], Gen.Enum<AlarmKind>(), Gen.Bool, (number, kind, restore) => (IncidentCommand)
            new IncidentCommand.Raise(Story.Id, Shop.Alarm($"a{number}", kind, restore), Shop.Site))),
        (1, Gen.Select(Gen.Int[1, 4], Gen.OneOf([Loot.Bag, Loot.Van]), (number, raises) => (IncidentCommand)
            new IncidentCommand.Raise(Story.Id, Shop.Alarm($"a{number}"), Shop.Site, raises))),
        (2, Gen.Const((IncidentCommand)new IncidentCommand.Acknowledge())),
        (3, Gen.Select(Gen.Enum<Verdict>(), Gen.Int[-1, 5], Gen.Enum<VerificationEvidence>().Array[0, 3], s_note, Gen.OneOf<string?>([null, "Haast"]), (verdict, level, evidence, note, skip) =>
            (IncidentCommand)new IncidentCommand.Verify(verdict, level, evidence, note, skip))),
        (1, s_text.Select(text => (IncidentCommand)new IncidentCommand.Dismiss(text))),
        (4, Gen.Select(s_room.Array[0, 3], s_camera.Array[0, 3], s_note, (rooms, cameras, note) => (IncidentCommand)new IncidentCommand.Forward(
            [.. rooms.Select(room => JurisdictionAdvice.Choose(room, "0344", Story.Table))], cameras, note))),
        (4, Gen.Select(s_camera, s_room, s_capabilities, Gen.OneOf([0, 0, 0, 5, 10, 11, -1]), (camera, room, capabilities, before) =>
            (IncidentCommand)new IncidentCommand.ReleaseCamera(camera, room.Id, capabilities, null, before))),
        (3, s_release.Select(release => (IncidentCommand)new IncidentCommand.ConfirmRelease(release))),
        (1, Gen.Const((IncidentCommand)new IncidentCommand.Leave())),
        (3, s_release.Select(release => (IncidentCommand)new IncidentCommand.Withdraw(release))),
        (3, Gen.Const((IncidentCommand)new IncidentCommand.EndExpired())),
        (3, Gen.Const((IncidentCommand)new IncidentCommand.EscalateUnwatched())),
        (2, Gen.Select(Actors, s_camera, Gen.Int[1, 50], (by, camera, count) => (IncidentCommand)new IncidentCommand.RecordDenials(
            [new AccessDenial(by, "view-live", camera.Value, "not-released", 1, Story.Start, count)]))),
        (2, Gen.Select(s_camera, Gen.Int[1, 4], (camera, number) => (IncidentCommand)new IncidentCommand.SealRecording(
            camera, TakeId.Parse($"t-{camera}"), number, Story.Start, Story.Start, 25, 0, new string('a', 64), new string('b', 64), 0))),
        (1, Gen.Const((IncidentCommand)new IncidentCommand.DeleteRecordings())),
        (2, Gen.Const((IncidentCommand)new IncidentCommand.MarkSeen())),
        (2, Gen.Const((IncidentCommand)new IncidentCommand.Accept())),
        (1, s_text.Select(text => (IncidentCommand)new IncidentCommand.WriteNote(text))),
        (1, s_note.Select(text => (IncidentCommand)new IncidentCommand.Close(text))),
        (1, s_camera.Select(camera => (IncidentCommand)new IncidentCommand.TakeSnapshot(camera))),
        (3, Gen.Select(s_viewing, s_camera, (viewing, camera) => (IncidentCommand)new IncidentCommand.StartViewing(viewing, camera))),
        (4, Gen.Select(s_viewing, s_camera, (viewing, camera) => (IncidentCommand)new IncidentCommand.StartViewing(viewing, camera, GateAction.Clip))),
        (2, Gen.Select(s_viewing, s_camera, (viewing, camera) => (IncidentCommand)new IncidentCommand.StartViewing(viewing, camera, GateAction.Audio))),
        (2, Gen.Select(Gen.Long[0, 12].Array[0, 3], s_text, (lines, text) => (IncidentCommand)new IncidentCommand.EraseTexts(lines, text))),
        (1, Gen.Select(s_text, s_text, (recipient, reason) => (IncidentCommand)
            new IncidentCommand.Export(recipient, reason, "Vordering", 3, new string('a', 64)))),
        (2, Gen.Select(s_viewing, Gen.Long[0, 1_000], (viewing, count) => (IncidentCommand)
            new IncidentCommand.EndViewing(viewing, "left", count, count * 100))));

    private static readonly Gen<MaterialId> s_material = Gen.OneOf([Photos.Thief, Photos.GroundFloor.Id, MaterialId.Parse("elsewhere")]);

    /// <summary>What is done with photos and plans.</summary>
    public static readonly Gen<IncidentCommand> OfMaterial = Gen.Frequency(
        (2, s_text.Select(text => (IncidentCommand)Photos.Adding(text))),
        (1, Gen.Const((IncidentCommand)Photos.Adding())),
        (4, Gen.Select(s_material, s_room, (material, room) => (IncidentCommand)new IncidentCommand.ReleaseMaterial(material, room.Id))),
        (3, Gen.Select(s_material, Gen.Enum<MaterialKind>(), (material, kind) => (IncidentCommand)new IncidentCommand.LookAtMaterial(material, kind))));

    private static readonly Gen<TrackedObjectId> s_object = Gen.OneOf([Loot.Bag.Id, Loot.Bag.Id, Loot.Van.Id, TrackedObjectId.Parse("elsewhere")]);

    /// <summary>What is done with tracked objects.</summary>
    public static readonly Gen<IncidentCommand> OfObjects = Gen.Frequency(
        (3, Gen.OneOf([Loot.Bag, Loot.Van, Loot.Van with { Owner = Cast.OtherCentre.Id }]).Select(each => (IncidentCommand)new IncidentCommand.AddObject(each))),
        (6, Gen.Select(s_object, s_room, Gen.Enum<TrailUse>(), (id, room, trail) => (IncidentCommand)new IncidentCommand.ReleaseObject(id, room.Id, trail))),
        (4, Gen.Select(s_viewing, s_object, (following, id) => (IncidentCommand)new IncidentCommand.StartFollowing(following, id))),
        (2, Gen.Select(s_viewing, Gen.Long[0, 1_000], (following, count) => (IncidentCommand)
            new IncidentCommand.EndFollowing(following, "left", count, 1, count))),
        (4, Gen.Select(s_object, s_room, (id, room) => (IncidentCommand)new IncidentCommand.OfferLead(
            id, Loot.Neighbour with { Room = room }))),
        (4, Gen.Select(s_object, s_room, (id, room) => (IncidentCommand)new IncidentCommand.WithdrawLead(id, room.Id))),
        (4, s_object.Select(id => (IncidentCommand)new IncidentCommand.AcceptLead(id))),
        (2, Gen.Select(s_object, s_text, (id, text) => (IncidentCommand)new IncidentCommand.DeclineLead(id, text))),
        (2, Gen.Select(s_object, Gen.Enum<RoomRole>(), (id, role) => (IncidentCommand)new IncidentCommand.TakePart(id, role))),
        (2, s_object.Select(id => (IncidentCommand)new IncidentCommand.LeaveObject(id))),
        (3, Gen.Select(s_object, s_camera, (id, camera) => (IncidentCommand)new IncidentCommand.AskCameras(id, [camera, Shop.Street.Id]))),
        (2, Gen.Const((IncidentCommand)new IncidentCommand.EscalateLeads())));

    private static readonly Gen<ControlRequestId> s_request = Gen.Int[1, 6].Select(number => ControlRequestId.Parse($"q{number}"));

    private static readonly Gen<PictureArea?> s_area = Gen.OneOf<PictureArea?>([null, new PictureArea(0.2, 0.3, 0.4, 0.4), new PictureArea(0, 0, 1, 1), new PictureArea(0.9, 0.9, 0.4, 0.1)]);

    /// <summary>What rooms ask of the sharing party, and what it answers.</summary>
    public static readonly Gen<IncidentCommand> OfRequests = Gen.Frequency(
        (5, Gen.Select(Gen.Enum<ControlWishKind>(), s_camera, s_note, (kind, camera, text) => (IncidentCommand)Asking.To(kind, camera, text))),
        (2, Gen.Select(s_camera, s_area, (camera, area) => (IncidentCommand)new IncidentCommand.AskControl(
            new ControlWish(ControlWishKind.Aim, camera, area)))),
        (2, Gen.OneOf<IncidentCommand>([Asking.For(Viewpoint.Vault), Asking.For(Viewpoint.Till), Asking.ForPlan()])),
        (2, s_request.Select(request => (IncidentCommand)new IncidentCommand.AcceptControl(request))),
        (2, Gen.Select(s_request, s_text, (request, text) => (IncidentCommand)new IncidentCommand.RefuseControl(request, text))),
        (2, s_request.Select(request => (IncidentCommand)new IncidentCommand.CompleteControl(request))),
        (2, s_request.Select(request => (IncidentCommand)new IncidentCommand.WithdrawControl(request))));

    private static readonly Gen<PicturePoint> s_place = Gen.Select(Gen.Double[-0.1, 1.1], Gen.Double[0, 1], (x, y) => new PicturePoint(x, y));

    /// <summary>What people write and draw for each other.</summary>
    public static readonly Gen<IncidentCommand> OfTalk = Gen.Frequency(
        (2, Gen.Long[0, 60].Select(line => (IncidentCommand)new IncidentCommand.ReadNotes(line))),
        (2, Gen.Const((IncidentCommand)new IncidentCommand.WriteNote("Wie kijkt er mee?"))),
        (4, Gen.Select(Gen.Enum<DrawingShape>(), s_place, s_place, s_camera, s_note, (shape, from, to, camera, text) => (IncidentCommand)
            new IncidentCommand.Draw(new DrawnMark(shape, from, to, camera, null, text)))),
        (2, s_camera.Select(camera => (IncidentCommand)Sketch.On(camera))),
        (2, s_material.Select(material => (IncidentCommand)Sketch.On(material))),
        (2, Gen.Int[1, 6].Select(number => (IncidentCommand)new IncidentCommand.RemoveDrawing(DrawingId.Parse($"d{number}")))));

    private static readonly Gen<Organisation> s_party =
        Gen.Frequency((6, Gen.Const(Cast.Team)), (3, Gen.Const(Cast.OtherRoom)), (1, Gen.OneOf(Organisations)));

    /// <summary>What is done with invitations.</summary>
    public static readonly Gen<IncidentCommand> OfInvitations = Gen.Frequency(
        (4, Gen.Select(s_party, Gen.Enum<InvitationPurpose>(), s_note, Gen.OneOf([0, 1, 5, 60, 1_440, 1_441]), Gen.Enum<InvitationRole>(), (party, purpose, text, minutes, role) =>
            (IncidentCommand)new IncidentCommand.Invite(party, purpose, text, minutes, role))),
        (2, s_party.Select(party => (IncidentCommand)new IncidentCommand.WithdrawInvitation(party.Id))),
        (3, Gen.Select(s_party, s_camera.Array[0, 3], (party, cameras) => (IncidentCommand)new IncidentCommand.GrantInvitation(party.Id, cameras))),
        (2, Gen.Select(s_party, s_text, (party, text) => (IncidentCommand)new IncidentCommand.RefuseInvitation(party.Id, text))));

    /// <summary>What an alarm centre does with an alarm before it judges it.</summary>
    public static readonly Gen<IncidentCommand> OfHandling = Gen.Frequency(
        (3, Gen.Select(Gen.Int[0, 4], Gen.Bool, (number, done) => (IncidentCommand)new IncidentCommand.MarkCheck(number, done))),
        (2, Gen.Select(Gen.OneOf([0, 1, 5, 480, 481]), s_text, (minutes, text) => (IncidentCommand)new IncidentCommand.Shelve(minutes, text))),
        (1, Gen.Const((IncidentCommand)new IncidentCommand.TakeBack())));

    private static readonly Step[] s_invited =
    [
        new(Cast.Operator, Story.Verification(), TimeSpan.FromSeconds(20)),
        new(Cast.Operator, Story.Forward([Cast.Room], Shop.Till, Shop.Entrance), TimeSpan.FromSeconds(20)),
        new(Cast.Dispatcher, new IncidentCommand.Accept(), TimeSpan.FromSeconds(5)),
        new(Cast.Dispatcher, new IncidentCommand.Invite(Cast.Team, InvitationPurpose.Search, null, 60), TimeSpan.FromSeconds(5)),
    ];

    private static readonly Step[] s_opening =
    [
        new(Cast.Operator, Story.Verification(), TimeSpan.FromSeconds(20)),
        new(Cast.Operator, Story.Forward([Cast.Room], Shop.Till, Shop.Entrance), TimeSpan.FromSeconds(20)),
        new(Cast.Supervisor, new IncidentCommand.ConfirmRelease(ReleaseId.Parse("r1")), TimeSpan.FromSeconds(5)),
    ];

    private static readonly Step[] s_pursuit =
    [
        new(Cast.Operator, Story.Verification(), TimeSpan.FromSeconds(20)),
        new(Cast.Operator, Story.Forward([Cast.Room]), TimeSpan.FromSeconds(20)),
        new(Cast.Operator, Loot.Adding, TimeSpan.FromSeconds(5)),
        new(Cast.Operator, Loot.Releasing(), TimeSpan.FromSeconds(5)),
        new(Cast.Dispatcher, Loot.Follow, TimeSpan.FromSeconds(5)),
        new(Cast.Dispatcher, Loot.Offering, TimeSpan.FromSeconds(5)),
    ];

    private static readonly Gen<Step> s_any = Gen.Select(Actors, Gen.Frequency((10, Commands), (2, OfMaterial), (5, OfObjects), (4, OfRequests), (3, OfTalk), (2, OfInvitations), (2, OfHandling)), Gen.Int[0, 600], (by, command, seconds) =>
        new Step(by, command, TimeSpan.FromSeconds(seconds)));

    /// <summary>What the two rooms of a pursuit do at its border, which chance alone seldom brings together.</summary>
    private static readonly Gen<Step> s_handover = Gen.Select(
        Gen.OneOf<(Actor By, IncidentCommand Does)>(
        [
            (Cast.Dispatcher, Loot.Offering),
            (Cast.Dispatcher, new IncidentCommand.WithdrawLead(Loot.Bag.Id, Cast.OtherRoom.Id)),
            (Cast.OtherDispatcher, new IncidentCommand.AcceptLead(Loot.Bag.Id)),
            (Cast.OtherDispatcher, new IncidentCommand.DeclineLead(Loot.Bag.Id, "Geen eenheden vrij.")),
            (Cast.OtherDispatcher, new IncidentCommand.LeaveObject(Loot.Bag.Id)),
            (Cast.OtherDispatcher, new IncidentCommand.TakePart(Loot.Bag.Id, RoomRole.Watch)),
            (Cast.Dispatcher, new IncidentCommand.AskCameras(Loot.Bag.Id, [Shop.Street.Id])),
            (Cast.Dispatcher, new IncidentCommand.EndFollowing(Loot.Following, "left", 5, 1, 5)),
        ]),
        Gen.Int[0, 30],
        (done, seconds) => new Step(done.By, done.Does, TimeSpan.FromSeconds(seconds)));

    /// <summary>What a room asks and its alarm centre answers, which chance alone seldom brings together.</summary>
    private static readonly Gen<Step> s_asking = Gen.Select(
        Gen.OneOf<(Actor By, IncidentCommand Does)>(
        [
            (Cast.Dispatcher, Asking.To(ControlWishKind.Aim, Shop.Till)),
            (Cast.Dispatcher, Asking.For(Viewpoint.Vault)),
            (Cast.Dispatcher, Asking.ForPlan()),
            (Cast.Dispatcher, new IncidentCommand.WithdrawControl(ControlRequestId.Parse("q1"))),
            (Cast.Operator, new IncidentCommand.AcceptControl(ControlRequestId.Parse("q1"))),
            (Cast.Operator, new IncidentCommand.CompleteControl(ControlRequestId.Parse("q2"))),
            (Cast.Operator, new IncidentCommand.RefuseControl(ControlRequestId.Parse("q1"), "Deze camera draait niet.")),
            (Cast.Machine, new IncidentCommand.EndExpired()),
        ]),
        Gen.Int[0, 60],
        (done, seconds) => new Step(done.By, done.Does, TimeSpan.FromSeconds(seconds)));

    /// <summary>What the parties of an invitation do with it, which chance alone seldom brings together.</summary>
    private static readonly Gen<Step> s_guests = Gen.Select(
        Gen.OneOf<(Actor By, IncidentCommand Does)>(
        [
            (Cast.Dispatcher, new IncidentCommand.Invite(Cast.Team, InvitationPurpose.Search, "Rood busje", 10)),
            (Cast.Dispatcher, new IncidentCommand.Invite(Cast.OtherRoom, InvitationPurpose.Information, null, 60)),
            (Cast.Dispatcher, new IncidentCommand.WithdrawInvitation(Cast.Team.Id)),
            (Cast.Operator, new IncidentCommand.GrantInvitation(Cast.Team.Id, [Shop.Till])),
            (Cast.Operator, new IncidentCommand.RefuseInvitation(Cast.Team.Id, "Niet zonder de eigenaar.")),
            (Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Vault, Cast.Room.Id)),
            (Cast.Officer, new IncidentCommand.Leave()),
            (Cast.Officer, new IncidentCommand.StartViewing(ViewingId.Parse("v4"), Shop.Till)),
        ]),
        Gen.Int[0, 300],
        (done, seconds) => new Step(done.By, done.Does, TimeSpan.FromSeconds(seconds)));

    /// <summary>What people write and read, and what an alarm centre does first, which chance alone seldom brings together.</summary>
    private static readonly Gen<Step> s_desks = Gen.Select(
        Gen.OneOf(
        [
            Gen.Const((Cast.Operator, (IncidentCommand)new IncidentCommand.WriteNote("Wie kijkt er mee?"))),
            Gen.Const((Cast.Dispatcher, (IncidentCommand)new IncidentCommand.WriteNote("Wij."))),
            Gen.Int[1, 30].Select(line => (Cast.Dispatcher, (IncidentCommand)new IncidentCommand.ReadNotes(line))),
            Gen.Int[1, 30].Select(line => (Cast.Operator, (IncidentCommand)new IncidentCommand.ReadNotes(line))),
            OfHandling.Select(handling => (Cast.Operator, handling)),
            Gen.Const((Cast.Dispatcher, (IncidentCommand)Sketch.On(Shop.Till))),
            Gen.Const((Cast.Operator, (IncidentCommand)new IncidentCommand.RemoveDrawing(DrawingId.Parse("d1")))),
            Gen.Const((Cast.Operator, (IncidentCommand)new IncidentCommand.StartViewing(ViewingId.Parse("v5"), Shop.Till, GateAction.Clip))),
            Gen.Const((Cast.Operator, (IncidentCommand)new IncidentCommand.StartViewing(ViewingId.Parse("v6"), Shop.Till))),
            Gen.OneOf(["v5", "v6"]).Select(viewing => (Cast.Operator, (IncidentCommand)new IncidentCommand.EndViewing(ViewingId.Parse(viewing), "left", 1, 100))),
        ]),
        Gen.Int[0, 60],
        (done, seconds) => new Step(done.Item1, done.Item2, TimeSpan.FromSeconds(seconds)));

    private static readonly Gen<Step> s_step = Gen.Frequency((19, s_any), (3, s_handover), (3, s_asking), (3, s_guests), (3, s_desks));

    /// <summary>Steps after an alarm at a shop with some policy; often judged and forwarded first, so that something happens.</summary>
    public static readonly Gen<(SourcePolicy Policy, Step[] Then)> AfterAlarm = Gen.Select(
        Gen.OneOf(Policies), Gen.OneOf([[], s_opening, s_pursuit, s_invited]), s_step.Array[0, 40],
        (policy, opening, steps) => (policy, (Step[])[.. opening, .. steps]));
}
