using System.Text.Json.Serialization;
using LiveView.Domain.Connections;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents.Requests;

/// <summary>What somebody would like to see.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Camera">Of turning and zooming: the camera. Of another camera: which one, where that is known.</param>
/// <param name="Area">Of <see cref="ControlWishKind.Aim"/>: what is to fill the picture.</param>
/// <param name="Viewpoint">Of another camera: what it is to see; null when the words say it.</param>
/// <param name="Text">In words, up to <see cref="MaxText"/> characters; null when the rest says all.</param>
public sealed record ControlWish(
    ControlWishKind Kind, CameraId? Camera = null, PictureArea? Area = null, Viewpoint? Viewpoint = null, [property: Personal] string? Text = null)
{
    /// <summary>Greatest length of the words, in characters.</summary>
    public const int MaxText = 500;

    /// <summary>Whether it is about a camera that the asker watches.</summary>
    [JsonIgnore]
    public bool MovesCamera => Kind is not (ControlWishKind.OtherCamera or ControlWishKind.FloorPlan);
}
