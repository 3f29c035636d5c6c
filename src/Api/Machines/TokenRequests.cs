using LiveView.Api.Limits;
using LiveView.Domain.Machines;
using LiveView.Grains.Abstractions.Machines;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace LiveView.Api.Machines;

/// <summary>Recognises the machine behind a request for a token; the endpoint makes the token.</summary>
internal sealed class TokenRequests(MachineProof proof, ILogger<TokenRequests> logger)
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenRequestContext>
{
    /// <summary>Under which the endpoint finds the machine that was recognised.</summary>
    public const string Recognised = "liveview.machine";

    public async ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        if (http.Request.QueryString.HasValue)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "Send everything in the form and the Authorization header, nothing in the address.");
            return;
        }

        if (!PlainConnections.MayBeUsed(http))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "Use https.");
            return;
        }

        // A body is kept and logged in more places than a header; one way is enough.
        if (http.Request.HasFormContentType && (await http.Request.ReadFormAsync(http.RequestAborted)).ContainsKey("client_secret"))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "Send the secret in the Authorization header (Basic), not in the form.");
            return;
        }

        (MachineClientId Id, MachineStanding Standing)? recognised;
        try
        {
            recognised = await proof.RecogniseAsync(context.ClientId, context.ClientSecret, context.Transaction.RemoteCertificate);
        }
        catch (TooBusyException busy)
        {
            await TooBusyException.AnswerAsync(http, busy);
            context.HandleRequest();
            return;
        }

        if (recognised is not { } machine)
        {
            MachinesLog.NotRecognised(logger, http.Connection.RemoteIpAddress?.ToString() ?? "unknown");
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "The machine is not recognised.");
            return;
        }

        var scopes = context.Request.GetScopes();
        var wanted = scopes.Select(MachineScopeNames.Find).OfType<MachineScope>().ToArray();
        if (wanted.Length != scopes.Length || wanted.Except(machine.Standing.Scopes).Any())
        {
            context.Reject(OpenIddictConstants.Errors.InvalidScope, "The machine does not have that scope.");
            return;
        }

        http.Items[Recognised] = MachineClaims.Principal(machine.Id, machine.Standing, wanted.Length > 0 ? wanted : machine.Standing.Scopes);
    }
}
