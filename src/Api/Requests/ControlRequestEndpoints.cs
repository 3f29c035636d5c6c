using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Requests;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Requests;

/// <summary>A control room asks, the sharing party answers. There is no door here that moves a camera.</summary>
internal static class ControlRequestEndpoints
{
    public static void MapControlRequests(this IEndpointRouteBuilder endpoints)
    {
        var requests = endpoints.MapGroup("/v1/incidents/{id}/requests");
        requests.MapPost("", (string id, AskRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).AskControl(By(http, new IncidentCommand.AskControl(
                new ControlWish(body.Kind, body.Camera, body.Area, body.Viewpoint, string.IsNullOrWhiteSpace(body.Text) ? null : body.Text))))));
        requests.MapDelete("/{request}", (string id, string request, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).WithdrawControl(By(http, new IncidentCommand.WithdrawControl(ControlRequestId.Parse(request))))));
        requests.MapPost("/{request}/acceptance", (string id, string request, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).AcceptControl(By(http, new IncidentCommand.AcceptControl(ControlRequestId.Parse(request))))));
        requests.MapPost("/{request}/refusal", (string id, string request, RefusalRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).RefuseControl(By(http, new IncidentCommand.RefuseControl(ControlRequestId.Parse(request), body.Reason ?? "")))));
        requests.MapPost("/{request}/completion", (string id, string request, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).CompleteControl(By(http, new IncidentCommand.CompleteControl(ControlRequestId.Parse(request))))));
    }

    private static async Task<IResult> DoAsync(Task<CommandResult> command) =>
        (await command).Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();

    private static IIncidentGrain Grain(IClusterClient cluster, string id) =>
        cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(id)));

    private static Order<TCommand> By<TCommand>(HttpContext http, TCommand command) => new(http.User.Actor(), command);

    /// <summary>What is asked: see <see cref="ControlWish"/>.</summary>
    internal sealed record AskRequest(
        ControlWishKind Kind, CameraId? Camera = null, PictureArea? Area = null, Viewpoint? Viewpoint = null, string? Text = null);

    /// <summary>Not do it.</summary>
    /// <param name="Reason">Why, in 1 to 500 characters.</param>
    internal sealed record RefusalRequest(string? Reason = null);
}
