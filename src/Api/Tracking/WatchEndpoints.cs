using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tracking.Watch;
using LiveView.Domain.Tracking.Watch.Fences;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Tracking;
using Microsoft.AspNetCore.Mvc;

namespace LiveView.Api.Tracking;

/// <summary>What the sharing party listens for in its tracked objects: standing watches, fences, and what was heard. None of it says where an object is.</summary>
internal static class WatchEndpoints
{
    private const int MostBody = 64 * 1024;

    public static void MapWatches(this IEndpointRouteBuilder endpoints)
    {
        var watched = endpoints.MapGroup("/v1/objects/{object}");
        watched.MapGet("/watch", async (string @object, HttpContext http, IClusterClient cluster) =>
            Answer(await Object(cluster, @object).Watching(http.User.OrganisationId())));
        watched.MapPost("/watches", SetAsync);
        watched.MapDelete("/watches/{watch}", async (string @object, string watch, HttpContext http, IClusterClient cluster) =>
            Answer(await Object(cluster, @object).EndWatch(new(http.User.Actor(), WatchId.Parse(watch)))));
        watched.MapPost("/fences", SetFenceAsync).WithMetadata(new RequestSizeLimitAttribute(MostBody));
        watched.MapDelete("/fences/{fence}", async (string @object, string fence, HttpContext http, IClusterClient cluster) =>
            Answer(await Object(cluster, @object).RemoveFence(new(http.User.Actor(), FenceId.Parse(fence)))));
    }

    private static async Task<IResult> SetAsync(string @object, WatchRequest body, HttpContext http, IClusterClient cluster, TimeProvider time)
    {
        var by = http.User.Actor();
        var window = new WatchWindow(
            WatchId.Parse(Guid.NewGuid().ToString("N")), body.From?.ToUniversalTime() ?? time.GetUtcNow(), body.Until.ToUniversalTime(),
            body.Authority.Trim(), body.LegalBasis.Trim(), by);
        return Answer(await Object(cluster, @object).SetWatch(new(by, window)));
    }

    private static async Task<IResult> SetFenceAsync(string @object, FenceRequest body, HttpContext http, IClusterClient cluster)
    {
        // GeoJSON closes a ring by its first corner again.
        var isClosed = body.Kind != FenceKind.LeavingCorridor && body.Points.Count > 3 && body.Points[0] == body.Points[^1];
        var fence = new Fence(
            FenceId.Parse(Guid.NewGuid().ToString("N")), body.Name.Trim(), body.Kind, isClosed ? [.. body.Points.SkipLast(1)] : body.Points, body.Alarm,
            body.HalfWidth);
        return Answer(await Object(cluster, @object).SetFence(new(http.User.Actor(), fence)));
    }

    private static IResult Answer(WatchResult result) => result.Refusal is { } refusal
        ? Problem.Of(refusal)
        : TypedResults.Ok(new WatchView(
            [.. result.Watch!.Windows.Select(each => new WindowView(each.Id, each.From, each.Until, each.Authority, each.LegalBasis))],
            [.. result.Watch.Fences.Select(each => each.Fence)],
            [.. result.Watch.Heard.Reverse().Select(each => new HeardView(
                each.Alarm.Cause, each.Alarm.FenceName, each.Alarm.At, each.Outcome, each.Incident))]));

    private static ITrackedObjectGrain Object(IClusterClient cluster, string id) =>
        cluster.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(TrackedObjectId.Parse(id)));

    /// <summary>Watch over an object for a while.</summary>
    /// <param name="Until">Until when.</param>
    /// <param name="Authority">Under whose authority.</param>
    /// <param name="LegalBasis">On what legal basis.</param>
    /// <param name="From">From when on; left out for now.</param>
    internal sealed record WatchRequest(DateTimeOffset Until, string Authority, string LegalBasis, DateTimeOffset? From = null);

    /// <summary>Give an object a fence.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">What it listens for.</param>
    /// <param name="Points">Corners of an area, or the line of a corridor.</param>
    /// <param name="Alarm">As what a crossing raises the alarm.</param>
    /// <param name="HalfWidth">Of a corridor, metres to each side.</param>
    internal sealed record FenceRequest(string Name, FenceKind Kind, IReadOnlyList<GeoPosition> Points, AlarmKind Alarm, double HalfWidth = 0);

    /// <summary>What is listened for, and what was heard, the newest first.</summary>
    internal sealed record WatchView(IReadOnlyList<WindowView> Windows, IReadOnlyList<Fence> Fences, IReadOnlyList<HeardView> Heard);

    /// <summary>A standing watch.</summary>
    internal sealed record WindowView(WatchId Id, DateTimeOffset From, DateTimeOffset Until, string Authority, string LegalBasis);

    /// <summary>An alarm that was heard, and what became of it.</summary>
    internal sealed record HeardView(ObjectAlarmCause Cause, string? Fence, DateTimeOffset At, ObjectAlarmOutcome Outcome, IncidentId? Incident);
}
