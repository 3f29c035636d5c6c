using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Machines;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Validation;
using System.Security.Claims;

namespace LiveView.Api.Machines;

/// <summary>
/// After a token has proved genuine: does the machine still have what it says? The cluster is asked at every request, so that what was taken
/// away ends at once, not with the token.
/// </summary>
internal sealed class MachineStillStands(IClusterClient cluster)
    : IOpenIddictValidationHandler<OpenIddictValidationEvents.ProcessAuthenticationContext>
{
    public async ValueTask HandleAsync(OpenIddictValidationEvents.ProcessAuthenticationContext context)
    {
        if (context.AccessTokenPrincipal is not { } token)
        {
            return;
        }

        using var acting = Caller.System("machine sign-in").Use();
        if (!PlainConnections.MayBeUsed(context.Transaction.GetHttpRequest()!.HttpContext)
            || MachineClaims.Read(token) is not var (id, epoch)
            || await cluster.GetGrain<IMachinesGrain>(GrainKeys.Machines(id.Organisation)).Standing(id.Machine) is not { } standing
            || standing.Epoch != epoch)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidToken, "The token is worth nothing any more: ask for a new one.");
            return;
        }

        context.AccessTokenPrincipal = new ClaimsPrincipal(new MachineIdentity(
            id, standing.Organisation, [.. standing.Scopes.Where(scope => MachineClaims.Holds(token, scope))]));
    }
}
