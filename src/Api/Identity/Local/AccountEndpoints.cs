using System.Security.Claims;
using System.Security.Cryptography;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>The accounts of an organisation, for its administrators.</summary>
internal static class AccountEndpoints
{
    private const int MostName = 80;

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/accounts", ListAsync);
        endpoints.MapPost("/v1/accounts/invitations", InviteAsync);
        endpoints.MapGet("/v1/accounts/invitations", InvitationsAsync);
        endpoints.MapDelete("/v1/accounts/invitations/{invitation}", (string invitation, HttpContext http, IClusterClient cluster) =>
            AsAdministratorAsync(http, by => Invitations(cluster, by).Withdraw(new InvitationWithdrawal(by, invitation))));
        endpoints.MapPut("/v1/accounts/{account}/roles", (string account, RoleList request, HttpContext http, IClusterClient cluster) =>
            ChangeAsync(http, cluster, account, by => new MembershipChange(by, [.. request.Roles.Distinct()], null)));
        endpoints.MapPost("/v1/accounts/{account}/disabling", (string account, HttpContext http, IClusterClient cluster) =>
            ChangeAsync(http, cluster, account, by => new MembershipChange(by, null, true)));
        endpoints.MapPost("/v1/accounts/{account}/enabling", (string account, HttpContext http, IClusterClient cluster) =>
            ChangeAsync(http, cluster, account, by => new MembershipChange(by, null, false)));
        endpoints.MapDelete("/v1/accounts/{account}/sessions", (string account, HttpContext http, IClusterClient cluster) =>
            AsAdministratorAsync(http, by => Account(cluster, account).EndByAdministrator(new SessionsEnd(by))));
    }

    private static async Task<IResult> ListAsync(HttpContext http, IClusterClient cluster)
    {
        if (Administrator(http.User) is not { } by)
        {
            return NotYours();
        }

        using var acting = Caller.Of(by).Use();
        var entries = await cluster.GetGrain<IPeopleGrain>(GrainKeys.People(by.Organisation)).List();
        return TypedResults.Ok(new AccountList([.. entries.Select(each => new AccountView(
            each.Account, each.Name, each.Origin, each.Roles, each.Disabled, each.Person == by.Person))]));
    }

    private static async Task<IResult> InviteAsync(InvitationRequest request, HttpContext http, IClusterClient cluster)
    {
        if (Administrator(http.User) is not { } by)
        {
            return NotYours();
        }

        if (request.Name.Trim() is not { Length: > 0 and <= MostName } name || request.Roles.Count == 0)
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest, "bad-invitation", $"Give the person's name, at most {MostName} characters, and at least one role.");
        }

        using var acting = Caller.Of(by).Use();
        var code = EnrolmentCode.Of(RandomNumberGenerator.GetBytes(EnrolmentCode.Bytes));
        var result = await cluster.GetGrain<IEnrolmentGrain>(GrainKeys.Enrolment(code)).Invite(
            new Invitation(by, request.Organisation ?? by.Organisation, name, [.. request.Roles.Distinct()], default, http.User.SignedInSession().Account));
        return result.Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.Ok(new CodeOnce(code.ToString()));
    }

    private static async Task<IResult> InvitationsAsync(HttpContext http, IClusterClient cluster)
    {
        if (Administrator(http.User) is not { } by)
        {
            return NotYours();
        }

        using var acting = Caller.Of(by).Use();
        return TypedResults.Ok(new InvitationList([.. (await Invitations(cluster, by).List()).Select(each => new InvitationView(
            each.Id, each.Name, each.Roles, each.Organisation, each.GivenBy, each.Expires))]));
    }

    private static IInvitationsGrain Invitations(IClusterClient cluster, Actor by) =>
        cluster.GetGrain<IInvitationsGrain>(GrainKeys.Invitations(by.Organisation));

    private static Task<IResult> ChangeAsync(HttpContext http, IClusterClient cluster, string account, Func<Actor, MembershipChange> change) =>
        AsAdministratorAsync(http, by => Account(cluster, account).ChangeMembership(change(by)));

    private static async Task<IResult> AsAdministratorAsync(HttpContext http, Func<Actor, Task<AccountResult>> order)
    {
        if (Administrator(http.User) is not { } by)
        {
            return NotYours();
        }

        using var acting = Caller.Of(by).Use();
        var result = await order(by);
        return result.Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();
    }

    /// <summary>The actor, in its role of administrator; null when it has none, or did not sign in with two factors.</summary>
    private static Actor? Administrator(ClaimsPrincipal user) =>
        user.Identity is SessionIdentity { Session: { } session } && session.Roles.Contains(PersonRole.Administrator)
        && session.Strength >= SignInStrength.TwoFactors
            ? session.Actor with { Role = PersonRole.Administrator }
            : null;

    private static IAccountGrain Account(IClusterClient cluster, string account) =>
        cluster.GetGrain<IAccountGrain>(GrainKeys.Of(AccountId.Parse(account)));

    private static IResult NotYours() => Problem.Of(
        StatusCodes.Status403Forbidden, "not-yours", "Only an administrator of the organisation, signed in with two factors, looks after accounts.");

    internal sealed record AccountList(IReadOnlyList<AccountView> Accounts);

    internal sealed record AccountView(
        AccountId Id, string Name, AccountOrigin Origin, IReadOnlyList<PersonRole> Roles, bool Disabled, bool Own);

    internal sealed record RoleList(IReadOnlyList<PersonRole> Roles);

    internal sealed record InvitationRequest(string Name, IReadOnlyList<PersonRole> Roles, OrganisationId? Organisation = null);

    internal sealed record InvitationList(IReadOnlyList<InvitationView> Invitations);

    internal sealed record InvitationView(
        string Id, string Name, IReadOnlyList<PersonRole> Roles, OrganisationId Organisation, string GivenBy, DateTimeOffset Expires);

    internal sealed record CodeOnce(string Code);
}
