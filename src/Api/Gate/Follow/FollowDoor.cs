using System.Globalization;
using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Api.Limits;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;
using Microsoft.AspNetCore.Http.Features;

namespace LiveView.Api.Gate.Follow;

/// <summary>The one door through which positions leave: first the lease, then positions, as Server-Sent Events.</summary>
internal sealed class FollowDoor(
    LeaseBook leases, DeskEars desks, TrackFeeds feeds, SocketCount lines, TimeProvider time, ILogger<FollowDoor> logger)
{
    private const string Resumes = "Last-Event-ID";

    public async Task<IResult> ServeAsync(HttpContext http, IncidentId incident, TrackedObjectId followed, SessionHold session, CancellationToken stop)
    {
        if (!TryReadAfter(http.Request, out var after))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-sequence", $"'after' and '{Resumes}' are the number of the last position you have.");
        }

        var holder = http.User.Session();
        if (!lines.TryOpen(holder))
        {
            return Problem.Of(StatusCodes.Status429TooManyRequests, "too-many-sockets", "This session has as many open lines as it may: close one first.");
        }

        try
        {
            return await ServeAsync(http, incident, followed, session, after, stop);
        }
        finally
        {
            lines.Close(holder);
        }
    }

    private async Task<IResult> ServeAsync(
        HttpContext http, IncidentId incident, TrackedObjectId followed, SessionHold session, long? after, CancellationToken stop)
    {
        var viewer = http.User.Actor();
        await desks.ListenAsync(viewer.Organisation);
        var (lease, answer) = await leases.OpenAsync(viewer, session, incident, new GateResource.TrackedObject(followed), GateAction.Track);
        if (lease is null)
        {
            return Problem.Of(answer.Refusal!);
        }

        var follower = new TrackFollower();
        TrackFeed? feed = null;
        PositionStream? stream = null;
        var reason = "failed";
        try
        {
            if (await feeds.JoinAsync(followed, lease.Owner, follower) is not { } joined)
            {
                reason = "no-such-object";
                return Problem.Of(StatusCodes.Status404NotFound, reason, "This object is not tracked any more by the party that brought it in.");
            }

            feed = joined.Feed;
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-store";
            stream = new PositionStream(http, lease, leases, feed, follower, time);
            reason = await stream.RunAsync(after, joined.Sequence, joined.Live, stop);
            return TypedResults.Empty;
        }
        finally
        {
            feed?.Leave(follower);
            FollowLog.FollowingEnded(logger, lease.Viewing, followed, incident, reason, stream?.Positions ?? 0);
            await leases.CloseFollowingAsync(lease, reason, stream?.Positions ?? 0, stream?.First, stream?.Last);
        }
    }

    /// <summary>A browser that comes back says what it had in a header; whoever begins may say it in the address: a number, no secret.</summary>
    private static bool TryReadAfter(HttpRequest request, out long? after)
    {
        after = null;
        var given = request.Headers[Resumes].FirstOrDefault() ?? request.Query["after"].FirstOrDefault();
        if (string.IsNullOrEmpty(given))
        {
            return true;
        }

        var isNumber = long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        after = number;
        return isNumber;
    }
}
