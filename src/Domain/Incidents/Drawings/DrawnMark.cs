using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents.Drawings;

/// <summary>What somebody draws, and on what: a camera's picture, or a photo or plan.</summary>
/// <param name="Shape">What it is.</param>
/// <param name="From">Start of an arrow, a corner of a rectangle, the place of words.</param>
/// <param name="To">Point of an arrow, the opposite corner of a rectangle; the place itself of words.</param>
/// <param name="Camera">The camera; null on a photo or plan.</param>
/// <param name="Material">The photo or plan; null on a camera's picture.</param>
/// <param name="Text">In words, up to <see cref="MaxText"/> characters; null when it says enough without.</param>
public sealed record DrawnMark(
    DrawingShape Shape, PicturePoint From, PicturePoint To, CameraId? Camera = null, MaterialId? Material = null, [property: Personal] string? Text = null)
{
    /// <summary>Greatest length of the words, in characters: more would cover the picture.</summary>
    public const int MaxText = 80;
}
