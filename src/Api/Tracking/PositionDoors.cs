using LiveView.Api.Identity;
using LiveView.Api.Limits;
using LiveView.Api.Machines;
using LiveView.Domain.Machines;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LiveView.Api.Tracking;

/// <summary>What every door for positions over HTTP has in common.</summary>
internal static class PositionDoors
{
    /// <summary>The code of what is no position.</summary>
    public const string BadPosition = "bad-position";

    private const int MostBody = 256 * 1024;

    /// <summary>Opens the door to machines that may report positions, and to nobody else.</summary>
    public static void ForTrackers(this RouteHandlerBuilder door) => door
        .RequireAuthorization(new AuthorizationPolicyBuilder(MachineTokens.Scheme).RequireAuthenticatedUser()
            .RequireAssertion(context => context.User.Identity is MachineIdentity machine && machine.Holds(MachineScope.PositionsWrite)).Build())
        .WithMetadata(new MachineDoor(), new PositionDoor(), new RequestSizeLimitAttribute(MostBody));

    /// <summary>The body of a request, whole.</summary>
    public static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
