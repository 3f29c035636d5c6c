using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Material;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Tests.Situations;

/// <summary>A photo and a floor plan of <see cref="Shop"/>.</summary>
internal static class Photos
{
    public static readonly MaterialId Thief = MaterialId.Parse("photo-7");

    public static readonly MaterialContent Content = new(string.Concat(Enumerable.Repeat("0f", 32)), "image/jpeg", 123_456, 1_920, 1_080);

    public static readonly SitePlan GroundFloor = new(
        MaterialId.Parse("plan-3"), "Begane grond", new MaterialContent(string.Concat(Enumerable.Repeat("a1", 32)), "image/jpeg", 90_000, 4_000, 3_000));

    /// <summary>A policy that lets photos and plans be released.</summary>
    public static readonly SourcePolicy Policy = Shop.Policy with { AlsoRelease = CapabilitySet.Of(GateAction.Plan, GateAction.Photo) };

    public static IncidentSite Site(SourcePolicy? policy = null) => Shop.With(policy ?? Policy) with
    {
        Plans = [GroundFloor],
        Checklists = [Shop.AtHoldUp],
        Cameras = [.. Shop.Site.Cameras, Shop.Street],
    };

    public static IncidentCommand.AddMaterial Adding(string title = "Man in rode jas") => new(Thief, MaterialKind.Photo, Content, title);

    public static IncidentCommand.ReleaseMaterial ReleasingPhoto => new(Thief, Cast.Room.Id);

    public static IncidentCommand.ReleaseMaterial ReleasingPlan => new(GroundFloor.Id, Cast.Room.Id);

    public static IncidentCommand.LookAtMaterial LookingAtPhoto => new(Thief, MaterialKind.Photo);

    public static IncidentCommand.LookAtMaterial LookingAtPlan => new(GroundFloor.Id, MaterialKind.Plan);

    /// <summary>Forwarded to <see cref="Cast.Room"/>, with the plan of the site and a photo, neither of them released.</summary>
    public static Story Forwarded(SourcePolicy? policy = null) => Story.Verified(Site(policy))
        .After(Cast.Operator, Story.Forward([Cast.Room])).After(Cast.Operator, Adding());

    /// <summary>With the photo released as well.</summary>
    public static Story Released(SourcePolicy? policy = null) => Forwarded(policy).After(Cast.Operator, ReleasingPhoto);
}
