using System.Security.Claims;
using LiveView.Api.Machines;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;

namespace LiveView.Api.Identity;

/// <summary>Who is signed in: the session behind a request, and the actor of a command.</summary>
internal static class SignedIn
{
    public const string Scheme = "session";

    /// <summary>The session of a request that passed authorization.</summary>
    public static Session SignedInSession(this ClaimsPrincipal user) =>
        (user.Identity as SessionIdentity)?.Session ?? throw new InvalidOperationException("The request has no session.");

    /// <summary>The actor of a request that passed authorization: a person in its session, or a machine.</summary>
    public static Actor Actor(this ClaimsPrincipal user) =>
        user.Identity is MachineIdentity machine ? machine.Acting : user.SignedInSession().Actor;

    public static OrganisationId OrganisationId(this ClaimsPrincipal user) => user.SignedInSession().Organisation.Id;

    public static OrganisationName OrganisationNamed(this ClaimsPrincipal user) =>
        new(user.SignedInSession().Organisation.Id, user.SignedInSession().Organisation.Name);

    /// <summary>Names this one sign-in of the person.</summary>
    public static SessionId Session(this ClaimsPrincipal user) => user.SignedInSession().Id;

    public static string DisplayName(this ClaimsPrincipal user) => user.SignedInSession().Name;

    public static IReadOnlyList<PersonRole> Roles(this ClaimsPrincipal user) => user.SignedInSession().Roles;
}
