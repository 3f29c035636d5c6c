using System.Security.Claims;
using LiveView.Api.Identity;
using OpenIddict.Server.AspNetCore;

namespace LiveView.Api.Machines;

/// <summary>Hands a machine its token. By now OpenIddict has checked the request and <see cref="TokenRequests"/> the machine.</summary>
internal static class TokenEndpoint
{
    public static void MapTokens(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(MachineTokens.Path, Give).AllowAnonymous().WithMetadata(new MachineDoor());

    private static IResult Give(HttpContext http) => http.Items[TokenRequests.Recognised] is ClaimsPrincipal machine
        ? TypedResults.SignIn(machine, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
        : TypedResults.Challenge(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
