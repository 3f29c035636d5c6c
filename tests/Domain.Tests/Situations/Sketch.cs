using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Drawings;

namespace LiveView.Domain.Tests.Situations;

/// <summary>An arrow on a picture or plan.</summary>
internal static class Sketch
{
    private static readonly DrawnMark s_arrow = new(DrawingShape.Arrow, new PicturePoint(0.2, 0.2), new PicturePoint(0.6, 0.5));

    public static IncidentCommand.Draw On(CameraId camera, string? text = null) => new(s_arrow with { Camera = camera, Text = text });

    public static IncidentCommand.Draw On(MaterialId material, string? text = null) => new(s_arrow with { Material = material, Text = text });
}
