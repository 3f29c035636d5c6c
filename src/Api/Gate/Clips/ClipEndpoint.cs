using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Reading;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LiveView.Api.Gate.Clips;

/// <summary>A piece of a recording to take along [fragment], as a file: the answer is the clip itself, made while it leaves.</summary>
internal static class ClipEndpoint
{
    /// <summary>Registers what it needs; a process that keeps recordings has registered <see cref="IRecordings"/> before.</summary>
    public static IServiceCollection AddClips(this IServiceCollection services)
    {
        services.TryAddSingleton<IRecordings, NoRecordings>();
        return services.AddSingleton<ClipRoom>().AddSingleton<ClipDoor>();
    }

    public static void MapClips(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/v1/incidents/{incident}/cameras/{camera}/clips", GiveAsync);

    private static async Task<IResult> GiveAsync(
        string incident, string camera, ClipRequest body, HttpContext http, ClipDoor door, SessionWatch sessions, TimeProvider time)
    {
        var (incidentId, cameraId) = (IncidentId.Parse(incident), CameraId.Parse(camera));
        var (interval, wrong) = body.Read(time.GetUtcNow());
        if (interval is null)
        {
            return Problem.Of(wrong!);
        }

        using var session = sessions.Hold(http.User.Session());
        return await door.GiveAsync(http, incidentId, cameraId, interval, session);
    }
}
