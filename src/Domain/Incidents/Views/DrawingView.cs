using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Drawings;

namespace LiveView.Domain.Incidents.Views;

/// <summary>A drawing as an incident shows it to whoever may see what it is drawn on.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Shape">What it is.</param>
/// <param name="From">First point.</param>
/// <param name="To">Second point.</param>
/// <param name="Camera">The camera; null on a photo or plan.</param>
/// <param name="Material">The photo or plan; null on a camera's picture.</param>
/// <param name="Text">In words; null when there are none.</param>
/// <param name="By">Who drew it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="May">Names of what the reader may do with it now.</param>
public sealed record DrawingView(
    DrawingId Id, DrawingShape Shape, PicturePoint From, PicturePoint To, CameraId? Camera, MaterialId? Material, string? Text, ByView By,
    DateTimeOffset At, IReadOnlyList<string> May);
