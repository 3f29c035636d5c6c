using System.Globalization;
using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Gate.Features;

/// <summary>
/// Positions of a tracked object of an incident as OGC API Features (17-069r4 and 18-058r1): each request is a following that ends with its
/// answer, decided and written down as any other.
/// </summary>
internal sealed class FeatureDoor(LeaseBook leases, DeskEars desks, IClusterClient cluster, TimeProvider time)
{
    public const string GeoJson = "application/geo+json";

    /// <summary>A page of positions.</summary>
    public Task<IResult> ItemsAsync(HttpContext http, IncidentId incident, TrackedObjectId followed, SessionHold session)
    {
        var (query, wrong) = FeatureQuery.Read(http.Request.Query);
        return query is null
            ? Task.FromResult<IResult>(Problem.Of(StatusCodes.Status400BadRequest, "bad-query", wrong!))
            : ServeAsync(http, incident, followed, session, query, (fixes, next) => FeatureText.Collection(
                fixes, query.System, time.GetUtcNow(), Address(http, http.Request.QueryString.ToUriComponent()),
                next is { } after ? Address(http, FeatureQuery.Next(http.Request, after)) : null));
    }

    /// <summary>One position, by its number.</summary>
    public Task<IResult> ItemAsync(HttpContext http, IncidentId incident, TrackedObjectId followed, string feature, SessionHold session)
    {
        if (!long.TryParse(feature, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return Task.FromResult<IResult>(NoSuch());
        }

        var (query, wrong) = FeatureQuery.Read(http.Request.Query);
        return query is null
            ? Task.FromResult<IResult>(Problem.Of(StatusCodes.Status400BadRequest, "bad-query", wrong!))
            : ServeAsync(
                http, incident, followed, session, query with { After = number - 1, Limit = 1 },
                (fixes, _) => fixes is [var fix] && fix.Sequence == number ? FeatureText.One(fix, query.System) : default);
    }

    private async Task<IResult> ServeAsync(
        HttpContext http, IncidentId incident, TrackedObjectId followed, SessionHold session, FeatureQuery query,
        Func<IReadOnlyList<TrackFix>, long?, ReadOnlyMemory<byte>> write)
    {
        var viewer = http.User.Actor();
        await desks.ListenAsync(viewer.Organisation);
        var (lease, answer) = await leases.OpenAsync(viewer, session, incident, new GateResource.TrackedObject(followed), GateAction.Track);
        if (lease is null)
        {
            return Problem.Of(answer.Refusal!);
        }

        var (reason, left) = ("failed", Array.Empty<TrackFix>());
        try
        {
            var (fixes, next, needed) = await ReadAsync(lease, followed, query);
            if (fixes is null)
            {
                reason = "no-such-object";
                return Problem.Of(StatusCodes.Status404NotFound, reason, "This object is not tracked any more by the party that brought it in.");
            }

            if (lease.Epoch < needed)
            {
                await leases.ConfirmAsync(lease, needed);
            }

            var bytes = write(fixes, next);
            if (!lease.Holds)
            {
                reason = lease.Reason ?? "lease-expired";
                return Problem.Of(StatusCodes.Status403Forbidden, reason, "The right to follow ended while this was read.");
            }

            if (bytes.IsEmpty)
            {
                reason = "read";
                return NoSuch();
            }

            (reason, left) = ("read", [.. fixes]);
            http.Response.ContentType = GeoJson;
            http.Response.ContentLength = bytes.Length;
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Content-Crs"] = $"<{query.System.Uri()}>";
            await http.Response.Body.WriteAsync(bytes, lease.Ended);
            return TypedResults.Empty;
        }
        finally
        {
            await leases.CloseFollowingAsync(lease, reason, left.Length, left.FirstOrDefault()?.Sequence, left.LastOrDefault()?.Sequence);
        }
    }

    /// <summary>Whoever may follow needs what is stored; that it is kept is the product's own matter.</summary>
    private async Task<(IReadOnlyList<TrackFix>? Fixes, long? Next, long Needed)> ReadAsync(ViewLease lease, TrackedObjectId followed, FeatureQuery query)
    {
        using var acting = Caller.System("positions").Use();
        var grain = cluster.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(followed));
        if (await grain.Standing(lease.Owner) is not { } before)
        {
            return (null, null, 0);
        }

        var (fixes, next) = await FeatureTrack.ReadAsync(grain, lease, before.Live, query);
        // After the reading: rights that changed while it was read hold for what was read.
        var after = await grain.Standing(lease.Owner);
        return (fixes, next, after?.Rights.Where(mark => mark.Incident == lease.Incident).Select(mark => mark.Epoch).DefaultIfEmpty().Max() ?? long.MaxValue);
    }

    private static string Address(HttpContext http, string query) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}{query}";

    private static IResult NoSuch() => Problem.Of(StatusCodes.Status404NotFound, "no-such-position", "There is no such position, or it is not yours to see.");
}
