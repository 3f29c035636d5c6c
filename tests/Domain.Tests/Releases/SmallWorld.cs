using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

/// <summary>Every actor, action, resource, set of releases, policy and moment in a world small enough to try them all.</summary>
internal static class SmallWorld
{
    public static readonly MaterialId PlanId = MaterialId.Parse("plan-1");

    public static readonly GateResource Till = new GateResource.Camera(Shop.Till);
    public static readonly GateResource Vault = new GateResource.Camera(Shop.Vault);
    public static readonly GateResource Elsewhere = new GateResource.Camera(Shop.Elsewhere);
    public static readonly GateResource Plan = new GateResource.Plan(PlanId);
    public static readonly GateResource Photo = new GateResource.Photo(MaterialId.Parse("photo-1"));
    public static readonly GateResource Van = new GateResource.TrackedObject(TrackedObjectId.Parse("van-1"));
    public static readonly GateResource UnknownPhoto = new GateResource.Photo(PlanId);

    public static readonly OrganisationId[] Organisations = [Cast.Centre.Id, Cast.Room.Id, Cast.OtherRoom.Id];

    public static readonly GateResource[] Cameras = [Till, Vault, Elsewhere];

    public static readonly GateResource[] Resources = [Till, Vault, Elsewhere, Plan, Photo, Van, UnknownPhoto];

    /// <summary>Those there are, and one that there is not.</summary>
    public static readonly GateAction[] Actions = [.. Enum.GetValues<GateAction>(), (GateAction)99];

    public static readonly PersonRole?[] Roles = [null, .. Enum.GetValues<PersonRole>()];

    public static readonly SignInStrength?[] SignIns = [null, .. Enum.GetValues<SignInStrength>()];

    /// <summary>Those there are, and one that there is not.</summary>
    public static readonly OrganisationKind[] Kinds = [.. Enum.GetValues<OrganisationKind>(), (OrganisationKind)99];

    public static readonly OrganisationId[][] Parties = [[], [Cast.Room.Id], [Cast.Room.Id, Cast.OtherRoom.Id]];

    public static readonly DateTimeOffset[] Moments =
    [
        Story.Start.AddTicks(-1), Story.Start, Story.Start.AddSeconds(1), Story.Start.AddSeconds(3), Story.Start.AddSeconds(6),
        Story.Start.AddSeconds(8), Story.Start.AddSeconds(10).AddTicks(-1), Story.Start.AddSeconds(10), Story.Start.AddSeconds(21),
    ];

    public static readonly SourcePolicy Everything = new(
        LiveRelease: true, ReleaseMinutes: 30, "Overeenkomst", ReleaseHours: null, AlsoRelease: CapabilitySet.Of(Enum.GetValues<GateAction>()),
        Recording: true, PassOn: true, Audio: true);

    /// <summary>From two to nine seconds after the start of the story: 12:00 UTC is 13:00 in a Dutch winter.</summary>
    public static readonly HoursOfDay Hours = new(new TimeOnly(13, 0, 2), new TimeOnly(13, 0, 9));

    public static readonly SourcePolicy[] Policies =
    [
        Everything,
        Everything with { LiveRelease = false },
        Everything with { AlsoRelease = null },
        Everything with { AlsoRelease = CapabilitySet.Of(GateAction.Replay, GateAction.Photo) },
        Everything with { Recording = false },
        Everything with { Audio = false },
        Everything with { PassOn = false },
        Everything with { ReleaseHours = Hours },
        SourcePolicy.Nothing,
    ];

    public static readonly IReadOnlyList<ImageRelease>[] ReleaseSets = [.. Sets()];

    public static readonly IncidentItem[] Items =
    [
        new(Plan, Cast.Centre.Id, [Item(Cast.Room.Id, 0, 10), Item(Cast.Room.Id, 0, 8), Item(Cast.Centre.Id, 0, 10)]),
        new(Photo, Cast.Room.Id,
        [
            Item(Cast.OtherRoom.Id, 1, 8), Item(Cast.Centre.Id, 0, 10), Item(Cast.OtherRoom.Id, 0, 30) with { EndedAt = Story.Start.AddSeconds(2) },
            Item(Cast.OtherRoom.Id, 0, 30) with { PendingBy = Cast.Dispatcher.Person },
        ]),
        new(Van, Cast.Centre.Id, [Item(Cast.Room.Id, 0, 10) with { LegalBasis = " " }, Item(Cast.OtherRoom.Id, 0, 3)]),
    ];

    public static IEnumerable<Actor> Actors() =>
        from organisation in Organisations
        from kind in Kinds
        from role in Roles
        from signIn in SignIns
        select new Actor(role is null ? null : PersonId.Parse("somebody"), organisation, kind, role, signIn);

    public static IncidentRights Rights(
        bool open, IReadOnlyList<ImageRelease> releases, SourcePolicy? policy = null, OrganisationId[]? parties = null) =>
        new(Story.Id, 7, open, Cast.Centre.Id, [Shop.Till, Shop.Vault], releases, Story.Start)
        {
            Policy = policy ?? Everything,
            Parties = parties ?? Parties[2],
            Items = Items,
        };

    public static ImageRelease Release(string id, CameraId camera, OrganisationId to, int from, int until, params GateAction[] actions) => new(
        ReleaseId.Parse(id), camera, Cast.Centre.Id, to, "Overeenkomst", Story.Start.AddSeconds(from), Story.Start.AddSeconds(until),
        Capabilities: actions.Length == 0 ? null : CapabilitySet.Of(actions));

    /// <summary>No release, each alone, each pair.</summary>
    private static IEnumerable<IReadOnlyList<ImageRelease>> Sets()
    {
        ImageRelease[] each =
        [
            Release("r1", Shop.Till, Cast.Room.Id, 0, 10),
            Release("r2", Shop.Vault, Cast.Room.Id, 1, 8, GateAction.Live, GateAction.Snapshot),
            Release("r3", Shop.Till, Cast.OtherRoom.Id, 0, 10),
            Release("r4", Shop.Till, Cast.Room.Id, 0, 10) with { EndedAt = Story.Start.AddSeconds(1) },
            Release("r5", Shop.Elsewhere, Cast.Room.Id, 0, 10),
            Release("r6", Shop.Till, Cast.Centre.Id, 0, 10),
            Release("r7", Shop.Till, Cast.Room.Id, 0, 10, GateAction.Replay, GateAction.Clip, GateAction.Snapshot, GateAction.ControlRequest) with
            {
                ReplaySince = Story.Start.AddSeconds(-30),
            },
            Release("r8", Shop.Till, Cast.Room.Id, 0, 10) with { PendingBy = Cast.Operator.Person },
            Release("r9", Shop.Till, Cast.Room.Id, 0, 10) with { LegalBasis = " " },
            Release("r10", Shop.Till, Cast.Room.Id, 0, 10) with { Purpose = (IncidentKind)1 },
            Release("r11", Shop.Till, Cast.OtherRoom.Id, 2, 9) with { From = Cast.Room.Id },
            Release("r12", Shop.Till, Cast.Room.Id, 0, 20, GateAction.Live, GateAction.Replay) with { Purpose = IncidentKind.Alarm },
            Release("r14", Shop.Till, Cast.Room.Id, 0, 10, GateAction.Audio),
            Release("r13", Shop.Till, Cast.OtherRoom.Id, 0, 30, GateAction.Replay) with { From = Cast.Room.Id },
        ];
        yield return [];
        for (var i = 0; i < each.Length; i++)
        {
            yield return [each[i]];
            for (var j = i + 1; j < each.Length; j++)
            {
                yield return [each[i], each[j]];
                yield return [each[j], each[i]];
            }
        }
    }

    private static ItemRelease Item(OrganisationId to, int from, int until) =>
        new(to, "Overeenkomst", Story.Start.AddSeconds(from), Story.Start.AddSeconds(until));
}
