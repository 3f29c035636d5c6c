using System.Security.Claims;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity.Issuers;

/// <summary>Makes a session of a validated ID token, or says why there is none.</summary>
internal sealed class IssuerSignIns(SignIns signIns, RightsLog rights, ILogger<IssuerSignIns> logger)
{
    private const int MostSubject = 255;

    /// <summary>Lets the person in, as what the issuer may say it is.</summary>
    /// <returns>A stable code that the sign-in page translates, or null when there is a session.</returns>
    public async Task<string?> OpenAsync(HttpContext http, Issuer issuer, ClaimsPrincipal token, OrganisationId? wanted)
    {
        if (token.FindFirstValue("iss") is not { } iss || token.FindFirstValue("sub") is not { Length: > 0 and <= MostSubject } sub)
        {
            return "issuer-failed";
        }

        var claims = token.Claims.Select(each => KeyValuePair.Create(each.Type, each.Value)).ToList();
        switch (issuer.Policy.Admit(claims, wanted))
        {
            case IssuerAdmission.Admitted admitted:
                var refusal = await signIns.OpenAsync(
                    http, new FederatedIdentity(iss, sub).Account, admitted.Organisation, admitted.Strength,
                    new AccountProfile(AccountOrigin.Issuer, admitted.Name, [.. admitted.Memberships]),
                    new FederatedSession(new FederatedIdentity(iss, sub), token.FindFirstValue("sid")));
                return refusal?.Code;
            case IssuerAdmission.Refused { Refusal: { } refused } answer:
                IssuerLog.Refused(logger, issuer.Id, refused.Code, refused.Message);
                if (answer.Foreign is { } foreign)
                {
                    IssuerLog.ForeignOrganisation(logger, issuer.Id, foreign.Value);
                    await rights.IssuerRefusedAsync(foreign, issuer.Id);
                }

                return refused.Code;
            default:
                throw new InvalidOperationException("An admission without an answer.");
        }
    }
}
