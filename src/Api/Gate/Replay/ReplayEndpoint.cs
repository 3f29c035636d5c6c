using LiveView.Api.Gate.Lines;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Reading;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LiveView.Api.Gate.Replay;

/// <summary>The socket over which recorded pictures leave, to be looked back at [terugkijken].</summary>
internal static class ReplayEndpoint
{
    /// <summary>Registers what it needs; a process that keeps recordings has registered <see cref="IRecordings"/> before.</summary>
    public static IServiceCollection AddReplay(this IServiceCollection services)
    {
        services.TryAddSingleton<IRecordings, NoRecordings>();
        return services.AddSingleton<ReplayDoor>();
    }

    public static void MapReplay(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/incidents/{incident}/cameras/{camera}/replay", ViewAsync);

    private static Task<IResult> ViewAsync(
        string incident, string camera, HttpContext http, ReplayDoor door, SessionWatch sessions, LineBeat beat,
        IHostApplicationLifetime lifetime)
    {
        var (incidentId, cameraId) = (IncidentId.Parse(incident), CameraId.Parse(camera));
        return LivePictureEndpoint.AcceptAsync(
            http, sessions, beat, lifetime, (socket, _, session, stop) => door.ServeAsync(http, socket, incidentId, cameraId, session, stop));
    }
}
