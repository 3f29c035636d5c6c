using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

/// <summary>Every actor, camera, set of releases and moment in a world small enough to try them all.</summary>
internal static class SmallWorld
{
    public static readonly OrganisationId[] Organisations = [Cast.Centre.Id, Cast.Room.Id, Cast.OtherRoom.Id];

    public static readonly CameraId[] Cameras = [Shop.Till, Shop.Vault, Shop.Elsewhere];

    public static readonly PersonRole?[] Roles = [null, .. Enum.GetValues<PersonRole>()];

    public static readonly DateTimeOffset[] Moments =
    [
        Story.Start.AddTicks(-1), Story.Start, Story.Start.AddSeconds(1), Story.Start.AddSeconds(6), Story.Start.AddSeconds(8),
        Story.Start.AddSeconds(10).AddTicks(-1), Story.Start.AddSeconds(10), Story.Start.AddSeconds(11),
    ];

    public static readonly IReadOnlyList<ImageRelease>[] Releases = [.. Sets()];

    public static IEnumerable<Actor> Actors() =>
        from organisation in Organisations
        from kind in Enum.GetValues<OrganisationKind>()
        from role in Roles
        select new Actor(role is null ? null : PersonId.Parse("somebody"), organisation, kind, role);

    public static IncidentRights Rights(bool open, IReadOnlyList<ImageRelease> releases) =>
        new(Story.Id, 7, open, Cast.Centre.Id, [Shop.Till, Shop.Vault], releases);

    /// <summary>No release, each alone, each pair.</summary>
    private static IEnumerable<IReadOnlyList<ImageRelease>> Sets()
    {
        ImageRelease[] each =
        [
            Release("r1", Shop.Till, Cast.Room.Id, 0, 10),
            Release("r2", Shop.Vault, Cast.Room.Id, 1, 8),
            Release("r3", Shop.Till, Cast.OtherRoom.Id, 0, 10),
            Release("r4", Shop.Till, Cast.Room.Id, 0, 10) with { EndedAt = Story.Start.AddSeconds(1) },
            Release("r5", Shop.Elsewhere, Cast.Room.Id, 0, 10),
            Release("r6", Shop.Till, Cast.Centre.Id, 0, 10),
        ];
        yield return [];
        for (var i = 0; i < each.Length; i++)
        {
            yield return [each[i]];
            for (var j = i + 1; j < each.Length; j++)
            {
                yield return [each[i], each[j]];
            }
        }
    }

    private static ImageRelease Release(string id, CameraId camera, OrganisationId to, int from, int until) => new(
        ReleaseId.Parse(id), camera, Cast.Centre.Id, to, "Overeenkomst", Story.Start.AddSeconds(from), Story.Start.AddSeconds(until));
}
