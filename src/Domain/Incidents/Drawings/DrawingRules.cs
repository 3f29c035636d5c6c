using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents.Drawings;

/// <summary>The rules of drawing: who may see something may draw on it, and the gate says who may see it.</summary>
public static class DrawingRules
{
    /// <summary>How many drawings one picture or plan carries: with more, nobody sees the picture.</summary>
    public const int MostOnOne = 20;

    internal static Outcome Draw(Incident state, DrawnMark mark, Actor by, DateTimeOffset now)
    {
        if ((Wrong(mark) ?? Hidden(state, mark, by, now)) is { } refused)
        {
            return refused;
        }

        return state.Drawings.Count(each => each.Mark.Camera == mark.Camera && each.Mark.Material == mark.Material) < MostOnOne
            ? Outcome.Accept(new IncidentEvent.Drawn(by, DrawingId.Parse($"d{state.DrawingCount + 1}"), mark))
            : Outcome.Refuse("too-many-drawings", $"There are {MostOnOne} drawings on it: remove one first.");
    }

    /// <summary>Its author's party and the sharing party remove a drawing; another learns of it only where it may see what it is drawn on.</summary>
    internal static Outcome Remove(Incident state, DrawingId id, Actor by, DateTimeOffset now) => state.Drawings.Find(each => each.Id == id) switch
    {
        { } known when known.By.Organisation == by.Organisation || by.Organisation == state.SharingParty.Id =>
            Outcome.Accept(new IncidentEvent.DrawingRemoved(by, id)),
        { } known when Hidden(state, known.Mark, by, now) is null => Outcome.Refuse("not-yours", "Only its author's party and the sharing party remove a drawing."),
        _ => Outcome.Refuse("no-such-drawing", $"There is no drawing '{id}' in this incident."),
    };

    private static Outcome? Wrong(DrawnMark mark) => mark switch
    {
        { Camera: null, Material: null } or { Camera: not null, Material: not null } =>
            Outcome.Refuse("no-picture-named", "Say on what it is drawn: one camera, or one photo or plan."),
        { From.IsOnPicture: false } or { To.IsOnPicture: false } => Outcome.Refuse("bad-place", "Draw within the picture: every place from 0 to 1."),
        { Shape: DrawingShape.Text, Text: null } => Outcome.Refuse("no-text", "Give the words."),
        { Shape: DrawingShape.Rectangle } when mark.From.X == mark.To.X || mark.From.Y == mark.To.Y =>
            Outcome.Refuse("bad-place", "Draw a rectangle with a width and a height."),
        { Text: { } text } => IncidentDecider.Text(text, "text") ?? (text.Length > DrawnMark.MaxText
            ? Outcome.Refuse("text-too-long", $"The text has more than {DrawnMark.MaxText} characters: shorten it.")
            : null),
        _ => null,
    };

    /// <summary>Why somebody may not see what a mark is on, or null.</summary>
    private static Outcome? Hidden(Incident state, DrawnMark mark, Actor by, DateTimeOffset now)
    {
        var decision = mark.Camera is { } camera
            ? PictureGate.Decide(by, GateAction.Live, new GateResource.Camera(camera), state.Rights(), now)
            : state.Material.Find(each => each.Id == mark.Material) is { } material
            ? PictureGate.Decide(by, IncidentMaterial.Look(material.Kind), material.Resource, state.Rights(), now)
            : GateDecision.Deny.For(DenyReason.NotInIncident);
        return decision is GateDecision.Deny deny ? Outcome.Refuse(DenyCode.Of(deny.Reason), DenyCode.Text(deny.Reason)) : null;
    }
}
