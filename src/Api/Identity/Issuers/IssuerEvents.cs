using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LiveView.Api.Identity.Issuers;

/// <summary>What happens at the turns of a sign-in at an issuer. The token is read and let go: nothing of it is kept but who it named.</summary>
internal sealed class IssuerEvents(IssuerBook issuers, IssuerSignIns signIns, ILogger<IssuerEvents> logger) : OpenIdConnectEvents
{
    /// <summary>Under which the organisation that the person chose travels, protected, through the issuer and back.</summary>
    public const string Wanted = "organisation";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (IssuerOf(context.Scheme) is { Options.AcrValues: { Count: > 0 } wanted })
        {
            context.ProtocolMessage.AcrValues = string.Join(' ', wanted);
        }

        return Task.CompletedTask;
    }

    public override async Task MessageReceived(MessageReceivedContext context)
    {
        // RFC 9207: an answer that says which issuer gave it must say this one.
        if (context.ProtocolMessage.GetParameter("iss") is { } named
            && named != (await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted)).Issuer)
        {
            context.Fail("The answer comes from another issuer than was asked.");
        }
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var issuer = IssuerOf(context.Scheme);
        var code = await signIns.OpenAsync(context.HttpContext, issuer, context.Principal!, WantedOf(context.Properties));
        context.Response.Redirect(code is null ? "/desk.html" : SignInPage(code));
        context.HandleResponse();
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        IssuerLog.Failed(logger, IssuerOf(context.Scheme).Id, KindOf(context.Failure));
        context.Response.Redirect(SignInPage("issuer-failed"));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.Response.Redirect(SignInPage("issuer-denied"));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>Where a person reads why it was not let in; the code is a word of ours, never anything that the issuer wrote.</summary>
    private static string SignInPage(string code) => $"/?refused={code}";

    private static OrganisationId? WantedOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Wanted, out var wanted) == true && wanted is not null ? OrganisationId.Parse(wanted) : null;

    /// <summary>The kind of a failure: its text may hold what the issuer or a stranger wrote.</summary>
    private static string KindOf(Exception? failure) => failure switch
    {
        null => "unknown",
        OpenIdConnectProtocolException => nameof(OpenIdConnectProtocolException),
        { InnerException: { } inner } => inner.GetType().Name,
        _ => failure.GetType().Name,
    };

    private Issuer IssuerOf(AuthenticationScheme scheme) => issuers.All.Single(each => each.Scheme == scheme.Name);
}
