using System.Collections.Immutable;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Drawings;

/// <summary>How the drawings of an incident change by its events.</summary>
internal static class DrawingEvolution
{
    public static Incident WithDrawing(this Incident state, IncidentEvent.Drawn drawn, DateTimeOffset at) => state with
    {
        DrawingCount = state.DrawingCount + 1,
        Drawings = state.Drawings.Add(new Drawing(drawn.Drawing, drawn.Mark, drawn.By, at, state.Seq)),
        Log = state.DrawingEntry(at, drawn.By, "drawn", drawn.Mark, drawn.Mark.Text),
    };

    public static Incident WithDrawing(this Incident state, IncidentEvent.DrawingRemoved removed, DateTimeOffset at) =>
        state.Drawings.Find(each => each.Id == removed.Drawing) is not { } known ? state : state with
        {
            Drawings = state.Drawings.Remove(known),
            Log = state.DrawingEntry(at, removed.By, "drawing-removed", known.Mark),
        };

    /// <summary>On a camera that was turned, drawings point at something else than what they were drawn on: they go with the turn.</summary>
    public static ImmutableList<Drawing> WithoutThoseOn(this ImmutableList<Drawing> drawings, CameraId? turned) =>
        turned is null ? drawings : drawings.RemoveAll(each => each.Mark.Camera == turned);

    /// <summary>The drawings without the texts of lines that were erased.</summary>
    public static ImmutableList<Drawing> WithoutTexts(this ImmutableList<Drawing> drawings, HashSet<long> gone) =>
        [.. drawings.Select(each => gone.Contains(each.Line) ? each with { Mark = each.Mark with { Text = ErasedText.InPlaceOf(each.Mark.Text) } } : each)];

    private static ImmutableList<IncidentLogEntry> DrawingEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, DrawnMark mark, string? text = null) =>
        state.Log.Add(new IncidentLogEntry(state.Seq, at, by, code, text, Material: mark.Material, Camera: mark.Camera));
}
