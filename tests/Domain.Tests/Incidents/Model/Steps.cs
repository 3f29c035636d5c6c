using CsCheck;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents.Model;

/// <summary>Somebody wants something, some time after the step before.</summary>
internal sealed record Step(Actor By, IncidentCommand Command, TimeSpan After);

/// <summary>Random steps, sensible and senseless.</summary>
internal static class Steps
{
    public static readonly Organisation[] Organisations =
    [
        Cast.Centre, Cast.OtherCentre, Cast.Room, Cast.OtherRoom, Cast.National,
        new(OrganisationId.Parse("copi"), "CoPI", OrganisationKind.OnSceneCommand),
    ];

    public static readonly CameraId[] Cameras = [Shop.Till, Shop.Entrance, Shop.Vault, Shop.Elsewhere];

    public static readonly SourcePolicy[] Policies =
    [
        Shop.Policy,
        Shop.Policy with { Recording = true, AlsoRelease = CapabilitySet.Of(GateAction.Replay, GateAction.Snapshot) },
        Shop.Policy with { LiveRelease = false },
        Shop.Policy with { ReleaseMinutes = 1 },
        Shop.Policy with { SecondPerson = true, AlsoRelease = CapabilitySet.Of(GateAction.Plan, GateAction.Photo) },
        Photos.Policy,
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
        [null, null, CapabilitySet.LiveOnly, CapabilitySet.Of(GateAction.Live, GateAction.Replay), CapabilitySet.Of(GateAction.Snapshot), default(CapabilitySet)]);

    public static readonly Gen<IncidentCommand> Commands = Gen.Frequency(
        (2, Gen.Select(Gen.Int[1, 4], Gen.Enum<AlarmKind>(), Gen.Bool, (number, kind, restore) => (IncidentCommand)
            new IncidentCommand.Raise(Story.Id, Shop.Alarm($"a{number}", kind, restore), Shop.Site))),
        (2, Gen.Const((IncidentCommand)new IncidentCommand.Acknowledge())),
        (3, Gen.Select(Gen.Enum<Verdict>(), Gen.Int[-1, 5], Gen.Enum<VerificationEvidence>().Array[0, 3], s_note, (verdict, level, evidence, note) =>
            (IncidentCommand)new IncidentCommand.Verify(verdict, level, evidence, note))),
        (1, s_text.Select(text => (IncidentCommand)new IncidentCommand.Dismiss(text))),
        (4, Gen.Select(s_room.Array[0, 3], s_camera.Array[0, 3], s_note, (rooms, cameras, note) => (IncidentCommand)new IncidentCommand.Forward(
            [.. rooms.Select(room => JurisdictionAdvice.Choose(room, "0344", Story.Table))], cameras, note))),
        (4, Gen.Select(s_camera, s_room, s_capabilities, (camera, room, capabilities) =>
            (IncidentCommand)new IncidentCommand.ReleaseCamera(camera, room.Id, capabilities))),
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

    private static readonly Step[] s_opening =
    [
        new(Cast.Operator, Story.Verification(), TimeSpan.FromSeconds(20)),
        new(Cast.Operator, Story.Forward([Cast.Room], Shop.Till, Shop.Entrance), TimeSpan.FromSeconds(20)),
        new(Cast.Supervisor, new IncidentCommand.ConfirmRelease(ReleaseId.Parse("r1")), TimeSpan.FromSeconds(5)),
    ];

    private static readonly Gen<Step> s_step = Gen.Select(Actors, Gen.Frequency((5, Commands), (1, OfMaterial)), Gen.Int[0, 600], (by, command, seconds) =>
        new Step(by, command, TimeSpan.FromSeconds(seconds)));

    /// <summary>Steps after an alarm at a shop with some policy; often judged and forwarded first, so that something happens.</summary>
    public static readonly Gen<(SourcePolicy Policy, Step[] Then)> AfterAlarm = Gen.Select(
        Gen.OneOf(Policies), Gen.Bool, s_step.Array[0, 40],
        (policy, forwarded, steps) => (policy, forwarded ? [.. s_opening, .. steps] : steps));
}
