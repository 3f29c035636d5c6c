using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate.Follow;

/// <summary>Follows one tracked object of one incident.</summary>
internal static class FollowEndpoint
{
    public static IServiceCollection AddFollowing(this IServiceCollection services) =>
        services.AddSingleton<FollowDoor>().AddRunning<TrackFeeds>();

    public static void MapFollowing(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        "/v1/incidents/{incident}/objects/{object}/positions", FollowAsync);

    private static async Task<IResult> FollowAsync(
        string incident, string @object, HttpContext http, FollowDoor door, SessionWatch sessions, IHostApplicationLifetime lifetime)
    {
        var (incidentId, followed) = (IncidentId.Parse(incident), TrackedObjectId.Parse(@object));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var session = sessions.Hold(http.User.Session());
        return await door.ServeAsync(http, incidentId, followed, session, stop.Token);
    }
}
