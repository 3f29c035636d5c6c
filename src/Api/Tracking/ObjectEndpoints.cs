using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Tracking;

/// <summary>What the sharing party does with its tracked objects. Their positions leave by another door: the gate.</summary>
internal static class ObjectEndpoints
{
    public static void MapObjects(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/objects", ListAsync);
        var incident = endpoints.MapGroup("/v1/incidents/{id}/objects");
        incident.MapPost("", AddAsync);
        incident.MapPost("/{object}/releases", ReleaseAsync);
    }

    private static async Task<IReadOnlyList<ObjectEntry>> ListAsync(HttpContext http, IClusterClient cluster) =>
        [.. (await cluster.GetGrain<ITrackedObjectsGrain>(GrainKeys.Objects(http.User.OrganisationId())).List())
            .Select(each => new ObjectEntry(each.Id, each.Name, each.Kind, each.KeepTrail, each.Duress, each.AlarmConnection))];

    private static async Task<IResult> AddAsync(string id, AddRequest body, HttpContext http, IClusterClient cluster) =>
        Answer((await Incident(cluster, id).AddObject(new(http.User.Actor(), body.Object))).Refusal);

    private static async Task<IResult> ReleaseAsync(string id, string @object, ReleaseRequest body, HttpContext http, IClusterClient cluster) =>
        Answer((await Incident(cluster, id).ReleaseObject(new(http.User.Actor(), new IncidentCommand.ReleaseObject(
            TrackedObjectId.Parse(@object), body.To, body.Trail, body.Until?.ToUniversalTime())))).Refusal);

    private static IResult Answer(Refusal? refusal) => refusal is null ? TypedResults.NoContent() : Problem.Of(refusal);

    private static IIncidentGrain Incident(IClusterClient cluster, string id) =>
        cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(id)));

    /// <summary>A tracked object of one's own organisation.</summary>
    internal sealed record ObjectEntry(
        TrackedObjectId Id, string Name, TrackedObjectKind Kind, bool KeepTrail, DuressUse Duress, ConnectionNumber? AlarmConnection);

    /// <summary>Bring a tracked object into the incident.</summary>
    /// <param name="Object">Which.</param>
    internal sealed record AddRequest(TrackedObjectId Object);

    /// <summary>Let a party follow it.</summary>
    /// <param name="To">Which party.</param>
    /// <param name="Trail">How much of its way it sees.</param>
    /// <param name="Until">Last moment; left out for as long as the source policy allows.</param>
    internal sealed record ReleaseRequest(OrganisationId To, TrailUse Trail, DateTimeOffset? Until = null);
}
