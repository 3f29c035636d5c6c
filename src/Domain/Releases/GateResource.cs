using System.Text.Json.Serialization;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Releases;

/// <summary>Whose picture, position or plan it is: a closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Camera), "camera")]
[JsonDerivedType(typeof(Plan), "plan")]
[JsonDerivedType(typeof(Photo), "photo")]
[JsonDerivedType(typeof(TrackedObject), "trackedObject")]
public abstract record GateResource
{
    private GateResource()
    {
    }

    /// <summary>Whether an action can be done with a resource of this sort at all.</summary>
    public bool Takes(GateAction action) => (this, action) switch
    {
        (Camera, GateAction.Live or GateAction.Replay or GateAction.Snapshot or GateAction.Clip or GateAction.ControlRequest or GateAction.Audio) => true,
        (Plan, GateAction.Plan) => true,
        (Photo, GateAction.Photo) => true,
        (TrackedObject, GateAction.Track) => true,
        _ => false,
    };

    /// <summary>A camera.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Camera(CameraId Id) : GateResource;

    /// <summary>A floor plan [plattegrond].</summary>
    /// <param name="Id">Which.</param>
    public sealed record Plan(MaterialId Id) : GateResource;

    /// <summary>A photo.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Photo(MaterialId Id) : GateResource;

    /// <summary>A tracked object [te volgen object].</summary>
    /// <param name="Id">Which.</param>
    public sealed record TrackedObject(TrackedObjectId Id) : GateResource;
}
