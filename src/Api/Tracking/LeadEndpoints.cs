using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Tracking.Handover;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveView.Api.Tracking;

/// <summary>What control rooms do with the lead of a tracked object: offer, answer, take part, ask for the cameras ahead, leave.</summary>
internal static class LeadEndpoints
{
    public static void MapLead(this IEndpointRouteBuilder endpoints)
    {
        var followed = endpoints.MapGroup("/v1/incidents/{id}/objects/{object}");
        followed.MapGet("/lead/rooms", RoomsAsync);
        followed.MapPost("/lead/offers", (string id, string @object, OfferRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).OfferLead(new LeadOrder(http.User.Actor(), TrackedObjectId.Parse(@object), body.To))));
        followed.MapDelete("/lead/offers/{to}", (string id, string @object, string to, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).WithdrawLead(By(http, new IncidentCommand.WithdrawLead(TrackedObjectId.Parse(@object), OrganisationId.Parse(to))))));
        followed.MapPost("/lead/acceptance", (string id, string @object, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).AcceptLead(By(http, new IncidentCommand.AcceptLead(TrackedObjectId.Parse(@object))))));
        followed.MapPost("/lead/refusal", (string id, string @object, RefusalRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).DeclineLead(By(http, new IncidentCommand.DeclineLead(TrackedObjectId.Parse(@object), body.Reason ?? "")))));
        followed.MapPost("/part", (string id, string @object, PartRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).TakePart(By(http, new IncidentCommand.TakePart(TrackedObjectId.Parse(@object), body.Role)))));
        followed.MapPost("/camera-requests", (string id, string @object, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).AskCameras(By(http, TrackedObjectId.Parse(@object)))));
        followed.MapDelete("/part", (string id, string @object, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).LeaveObject(By(http, new IncidentCommand.LeaveObject(TrackedObjectId.Parse(@object))))));
    }

    private static async Task<Results<Ok<OrganisationName[]>, ProblemHttpResult>> RoomsAsync(string id, string @object, HttpContext http, IClusterClient cluster)
    {
        var followed = TrackedObjectId.Parse(@object);
        return await Grain(cluster, id).NextRooms(http.User.OrganisationId(), followed) is { } rooms
            ? TypedResults.Ok(rooms.Select(each => new OrganisationName(each.Id, each.Name)).ToArray())
            : Problem.Of(ObjectRules.NoSuchObject(followed));
    }

    private static async Task<IResult> DoAsync(Task<CommandResult> command) =>
        (await command).Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();

    private static IIncidentGrain Grain(IClusterClient cluster, string id) =>
        cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(id)));

    private static Order<TCommand> By<TCommand>(HttpContext http, TCommand command) => new(http.User.Actor(), command);

    /// <summary>Offer the lead.</summary>
    /// <param name="To">To which control room.</param>
    internal sealed record OfferRequest(OrganisationId To);

    /// <summary>Not take over.</summary>
    /// <param name="Reason">Why, in 1 to 500 characters.</param>
    internal sealed record RefusalRequest(string? Reason = null);

    /// <summary>What one's room does.</summary>
    /// <param name="Role">The lead is offered, never taken.</param>
    internal sealed record PartRequest(RoomRole Role);
}
