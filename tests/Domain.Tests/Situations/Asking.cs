using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Tests.Situations;

/// <summary>A room that asks the sharing party to turn a camera, or for more.</summary>
internal static class Asking
{
    public static readonly SourcePolicy Policy = Shop.Policy with { AlsoRelease = CapabilitySet.Of(GateAction.ControlRequest, GateAction.Plan) };

    public static readonly PictureArea Corner = new(0.6, 0.1, 0.3, 0.3);

    /// <summary>Put through to the room with the till live.</summary>
    public static Story Forwarded(SourcePolicy? policy = null) => Story.Verified(Photos.Site(policy ?? Policy))
        .After(Cast.Operator, Story.Forward([Cast.Room], Shop.Till));

    /// <summary>A wish about a camera that is right in itself.</summary>
    public static IncidentCommand.AskControl To(ControlWishKind kind, CameraId camera, string? text = null) => new(kind switch
    {
        ControlWishKind.OtherCamera => new ControlWish(kind, Viewpoint: Viewpoint.Entrance, Text: text),
        ControlWishKind.FloorPlan => new ControlWish(kind, Text: text),
        ControlWishKind.Aim => new ControlWish(kind, camera, Corner, Text: text),
        _ => new ControlWish(kind, camera, Text: text),
    });

    public static IncidentCommand.AskControl For(Viewpoint viewpoint) => new(new ControlWish(ControlWishKind.OtherCamera, Viewpoint: viewpoint));

    public static IncidentCommand.AskControl ForPlan(string? text = null) => new(new ControlWish(ControlWishKind.FloorPlan, Text: text));
}
