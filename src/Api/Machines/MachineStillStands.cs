using System.Security.Claims;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Validation;

namespace LiveView.Api.Machines;

/// <summary>
/// After a token has proved genuine: does the machine still have what it says? The cluster says so, so that what was taken away ends at once, not
/// with the token.
/// </summary>
internal sealed class MachineStillStands(MachineWatch machines) : IOpenIddictValidationHandler<OpenIddictValidationEvents.ProcessAuthenticationContext>
{
    public async ValueTask HandleAsync(OpenIddictValidationEvents.ProcessAuthenticationContext context)
    {
        if (context.AccessTokenPrincipal is not { } token)
        {
            return;
        }

        if (!PlainConnections.MayBeUsed(context.Transaction.GetHttpRequest()!.HttpContext)
            || MachineClaims.Read(token) is not { } proved
            || await machines.StandingAsync(proved.Id) is not { } standing
            || standing.Epoch != proved.Epoch)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidToken, "The token is worth nothing any more: ask for a new one.");
            return;
        }

        context.AccessTokenPrincipal = new ClaimsPrincipal(MachineIdentity.Of(proved, standing));
    }
}
