using LiveView.Api.Gate.Lines;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate.Overview;

/// <summary>Where all tracked objects of one incident are, as a console shows them on its map.</summary>
internal static class OverviewEndpoint
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services.AddSingleton<OverviewDoor>();

    public static void MapOverview(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/v1/incidents/{incident}/objects/overview", LookAsync);

    private static Task<IResult> LookAsync(
        string incident, HttpContext http, OverviewDoor door, SessionWatch sessions, LineBeat beat, IHostApplicationLifetime lifetime)
    {
        var id = IncidentId.Parse(incident);
        return LivePictureEndpoint.AcceptAsync(http, sessions, beat, lifetime, (socket, line, session, stop) =>
            door.ServeAsync(http, socket, line, id, session, stop));
    }
}
