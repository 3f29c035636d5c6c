using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenIddict.Validation.AspNetCore;

namespace LiveView.Api.Machines;

/// <summary>
/// Authenticates a request by a machine's token: OpenIddict proves it, once; what proved genuine is recognised until it ends. Each time the cluster
/// has the last word on what the machine may do.
/// </summary>
internal sealed class MachineTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ProvedTokens tokens, MachineWatch machines)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Prover = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (token, certificate) = (Token(), Context.Connection.ClientCertificate);
        if (token is not null && PlainConnections.MayBeUsed(Context) && tokens.Find(token, certificate) is { } proved
            && await machines.StandingAsync(proved.Id) is { } standing && standing.Epoch == proved.Epoch)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(MachineIdentity.Of(proved, standing)), Scheme.Name));
        }

        var result = await Context.AuthenticateAsync(Prover);
        if (token is not null && result is { Succeeded: true, Principal.Identity: MachineIdentity machine })
        {
            tokens.Keep(token, certificate, machine.Token);
        }

        return result;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Context.ChallengeAsync(Prover, properties);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.ForbidAsync(Prover, properties);

    private string? Token() => Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        ? header[Bearer.Length..].Trim()
        : null;
}
