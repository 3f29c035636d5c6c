using Microsoft.AspNetCore.Http.Connections;
namespace LiveView.Api.Desks;

/// <summary>The desk, by request and by line.</summary>
internal static class DeskEndpoints
{
    public static void MapDesks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/desk", (HttpContext http, DeskReader desk) => desk.ReadAsync(http.User));
        endpoints.MapHub<DeskHub>("/v1/desk/live", line =>
        {
            line.CloseOnAuthenticationExpiration = true;
            line.Transports = HttpTransportType.WebSockets;
        });
    }
}
