using LiveView.Api.Gate.Lines;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate.Pointing;

/// <summary>Where the desks of one incident point on its map.</summary>
internal static class PointerEndpoint
{
    public static IServiceCollection AddPointing(this IServiceCollection services) =>
        services.AddSingleton<PointerDoor>().AddRunning<PointerRooms>();

    public static void MapPointing(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/v1/incidents/{incident}/map/pointers", PointAsync);

    private static Task<IResult> PointAsync(
        string incident, HttpContext http, PointerDoor door, SessionWatch sessions, LineBeat beat, IHostApplicationLifetime lifetime)
    {
        var id = IncidentId.Parse(incident);
        return LivePictureEndpoint.AcceptAsync(http, sessions, beat, lifetime, (socket, line, session, stop) =>
            door.ServeAsync(http, socket, line, id, session, stop));
    }
}
