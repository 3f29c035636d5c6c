using System.Security.Claims;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Api.Identity;

/// <summary>Who is signed in, as claims of the session and as the actor of a command.</summary>
internal static class SignedIn
{
    public const string Scheme = "session";

    private const string Person = "sub";
    private const string Name = "name";
    private const string Organisation = "organisation";
    private const string OrganisationName = "organisation-name";
    private const string Kind = "kind";
    private const string Role = "role";
    private const string SessionId = "sid";

    public static ClaimsPrincipal Principal(PersonId person, string name, Organisation organisation, IEnumerable<PersonRole> roles) => new(
        new ClaimsIdentity(
            [
                new Claim(Person, person.Value), new Claim(Name, name), new Claim(Organisation, organisation.Id.Value),
                new Claim(OrganisationName, organisation.Name), new Claim(Kind, organisation.Kind.ToString()),
                new Claim(SessionId, Guid.NewGuid().ToString("N")),
                .. roles.Select(role => new Claim(Role, role.ToString())),
            ],
            Scheme, Person, Role));

    /// <summary>The actor of a session that passed authorization.</summary>
    public static Actor Actor(this ClaimsPrincipal user) => new(
        PersonId.Parse(user.One(Person)), user.OrganisationId(), Enum.Parse<OrganisationKind>(user.One(Kind)),
        user.Roles().Select(role => (PersonRole?)role).FirstOrDefault());

    public static OrganisationId OrganisationId(this ClaimsPrincipal user) => Domain.Identifiers.OrganisationId.Parse(user.One(Organisation));

    public static OrganisationName OrganisationNamed(this ClaimsPrincipal user) => new(user.OrganisationId(), user.One(OrganisationName));

    /// <summary>Names this one sign-in of the person.</summary>
    public static string Session(this ClaimsPrincipal user) => user.One(SessionId);

    public static string DisplayName(this ClaimsPrincipal user) => user.One(Name);

    public static IReadOnlyList<PersonRole> Roles(this ClaimsPrincipal user) =>
        [.. user.FindAll(Role).Select(claim => Enum.Parse<PersonRole>(claim.Value))];

    private static string One(this ClaimsPrincipal user, string claim) =>
        user.FindFirstValue(claim) ?? throw new InvalidOperationException($"The session has no '{claim}'.");
}
