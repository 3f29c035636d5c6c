using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Drawings;

/// <summary>What people draw on pictures and plans for each other. Drawings leave with the incident's view, to whoever may see what they are on.</summary>
internal static class DrawingEndpoints
{
    public static void MapDrawings(this IEndpointRouteBuilder endpoints)
    {
        var drawings = endpoints.MapGroup("/v1/incidents/{id}/drawings");
        drawings.MapPost("", (string id, DrawRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Draw(By(http, new IncidentCommand.Draw(new DrawnMark(
                body.Shape, body.From, body.To, body.Camera, body.Material, string.IsNullOrWhiteSpace(body.Text) ? null : body.Text))))));
        drawings.MapDelete("/{drawing}", (string id, string drawing, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).RemoveDrawing(By(http, new IncidentCommand.RemoveDrawing(DrawingId.Parse(drawing))))));
    }

    private static async Task<IResult> DoAsync(Task<CommandResult> command) =>
        (await command).Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();

    private static IIncidentGrain Grain(IClusterClient cluster, string id) =>
        cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(id)));

    private static Order<TCommand> By<TCommand>(HttpContext http, TCommand command) => new(http.User.Actor(), command);

    /// <summary>What is drawn: see <see cref="DrawnMark"/>.</summary>
    internal sealed record DrawRequest(
        DrawingShape Shape, PicturePoint From, PicturePoint To, CameraId? Camera = null, MaterialId? Material = null, string? Text = null);
}
